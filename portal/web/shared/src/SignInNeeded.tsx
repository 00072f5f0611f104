import { Button, makeStyles, MessageBar, MessageBarBody, Text, tokens } from "@fluentui/react-components";
import { useLocation } from "react-router";
import { PageTitle } from "./PageTitle";
import { texts } from "./texts";

const useStyles = makeStyles({
  page: { display: "grid", justifyItems: "start", gap: tokens.spacingVerticalL, maxWidth: "36rem" },
});

/** The address that signs somebody in and leads back to a page. */
export const signInAt = (path: string, pathname: string) => `${path}?next=${encodeURIComponent(pathname)}`;

/** Stands where a page needs to know who reads it: signing in leads back to that page. */
export function SignInNeeded({ title, why, signInPath }: { title: string; why: string; signInPath: string }) {
  const styles = useStyles();
  const { pathname } = useLocation();
  return (
    <div className={styles.page}>
      <PageTitle title={title} />
      <Text size={400}>{why}</Text>
      <Button as="a" appearance="primary" size="large" href={signInAt(signInPath, pathname)}>
        {texts.signIn}
      </Button>
    </div>
  );
}

/** Says that signing in failed, where the portal's server sent somebody back without success. */
export function SignInFailed() {
  const failed = new URLSearchParams(useLocation().search).get("sign-in");
  if (failed === null) return null;
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>{texts.signInFailed[failed] ?? texts.signInFailed.refused}</MessageBarBody>
    </MessageBar>
  );
}
