import { Button, makeStyles, MessageBar, MessageBarBody, Text, tokens } from "@fluentui/react-components";
import { Failure, PageTitle, Unsaved } from "@gatehouse/shared";
import type { ReactNode } from "react";
import { Link } from "react-router";
import { texts } from "../texts/account";

const useStyles = makeStyles({
  page: {
    display: "grid",
    gap: tokens.spacingVerticalL,
    gridTemplateColumns: "minmax(0, 1fr)",
    justifyItems: "start",
    maxWidth: "30rem",
  },
  form: { display: "grid", gap: tokens.spacingVerticalL, gridTemplateColumns: "minmax(0, 1fr)", width: "100%" },
  link: { color: tokens.colorBrandForegroundLink },
});

interface Props {
  title: string;
  intro: string;
  action: string;
  submit: () => void;
  complete: boolean;
  busy: boolean;
  dirty?: boolean;
  error: Error | null;
  children?: ReactNode;
  /** Stands below the form. */
  more?: ReactNode;
}

/** A page with one form on it. */
export function AccountForm(props: Props) {
  const { title, intro, action, submit, complete, busy, dirty = false, error, children, more } = props;
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <PageTitle title={title} />
      <Text>{intro}</Text>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (complete && !busy) submit();
        }}
      >
        {children}
        {error && <Failure error={error} />}
        <div>
          <Button type="submit" appearance="primary" disabled={!complete} disabledFocusable={busy}>
            {action}
          </Button>
        </div>
      </form>
      {more}
      <Unsaved dirty={dirty && !busy} />
    </div>
  );
}

/** Stands where a form was, once it is done. */
export function Done({ title, text, signIn = false }: { title: string; text: string; signIn?: boolean }) {
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <PageTitle title={title} />
      <MessageBar intent="success" layout="multiline" role="status">
        <MessageBarBody>{text}</MessageBarBody>
      </MessageBar>
      {signIn && <SignInButton />}
    </div>
  );
}

/** Leaves the page, since signing in is done elsewhere. */
export function SignInButton() {
  return (
    <Button as="a" appearance="primary" href="/sign-in?next=%2F">
      {texts.signIn}
    </Button>
  );
}

export function PageLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link to={to} className={useStyles().link}>
      {children}
    </Link>
  );
}

/** Says why there is no form. */
export function NoForm({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <PageTitle title={title} />
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>{text}</MessageBarBody>
      </MessageBar>
      {children}
    </div>
  );
}
