import { Button, makeStyles, MessageBar, MessageBarBody, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useBrand } from "./brand";
import { BrandBar } from "./BrandBar";
import { BrandFooter } from "./BrandFooter";
import { PageTitle } from "./PageTitle";
import { texts } from "./texts";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", minHeight: "100vh" },
  content: {
    display: "grid",
    justifyItems: "start",
    alignContent: "start",
    gap: tokens.spacingVerticalL,
    flexGrow: 1,
    width: "100%",
    maxWidth: "40rem",
    boxSizing: "border-box",
    margin: "8vh auto",
    padding: tokens.spacingHorizontalXL,
  },
  welcome: { whiteSpace: "pre-line", overflowWrap: "anywhere" },
});

interface Props {
  portal: "admin" | "developer";
  /** Said where the brand has no welcome of its own. */
  welcome: string;
  signInPath: string;
  /** Stands after the button that signs in. */
  children?: ReactNode;
}

/** What stands there before somebody signed in. */
export function SignedOut({ portal, welcome, signInPath, children }: Props) {
  const styles = useStyles();
  const brand = useBrand();
  const failed = new URLSearchParams(location.search).get("sign-in");
  return (
    <div className={styles.page}>
      <BrandBar portal={portal} />
      <main className={styles.content}>
        <PageTitle title={texts.portals[portal](brand.name)} alone />
        {failed !== null && (
          <MessageBar intent="warning" layout="multiline">
            <MessageBarBody>{texts.signInFailed[failed] ?? texts.signInFailed.refused}</MessageBarBody>
          </MessageBar>
        )}
        <Text className={styles.welcome} size={400}>
          {brand.welcome ?? welcome}
        </Text>
        <Button
          as="a"
          appearance="primary"
          size="large"
          href={`${signInPath}?next=${encodeURIComponent(location.pathname)}`}
        >
          {texts.signIn}
        </Button>
        {children}
      </main>
      <BrandFooter />
    </div>
  );
}
