import { Button, makeStyles, MessageBar, MessageBarBody, Text, tokens } from "@fluentui/react-components";
import { texts } from "./texts";
import { PageTitle } from "./PageTitle";

const useStyles = makeStyles({
  page: {
    display: "grid",
    justifyItems: "start",
    gap: tokens.spacingVerticalL,
    maxWidth: "36rem",
    margin: "10vh auto",
    padding: tokens.spacingHorizontalXL,
  },
});

interface Props {
  title: string;
  welcome: string;
  signInPath: string;
}

/** What stands there before somebody signed in. */
export function SignedOut({ title, welcome, signInPath }: Props) {
  const styles = useStyles();
  const failed = new URLSearchParams(location.search).get("sign-in");
  return (
    <main className={styles.page}>
      <PageTitle title={title} />
      {failed !== null && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{texts.signInFailed[failed] ?? texts.signInFailed.refused}</MessageBarBody>
        </MessageBar>
      )}
      <Text size={400}>{welcome}</Text>
      <Button
        as="a"
        appearance="primary"
        size="large"
        href={`${signInPath}?next=${encodeURIComponent(location.pathname)}`}
      >
        {texts.signIn}
      </Button>
    </main>
  );
}
