import { Button, makeStyles, mergeClasses, Switch, Text, tokens } from "@fluentui/react-components";
import { NavigationRegular } from "@fluentui/react-icons";
import { type ReactNode, Suspense, useContext, useState } from "react";
import { useNavigation } from "react-router";
import type { PageLink } from "./area";
import { ask } from "./ask";
import { BrandBar } from "./BrandBar";
import { BrandFooter } from "./BrandFooter";
import { Loading } from "./Loading";
import { Navigation } from "./Navigation";
import { ThemeContext } from "./portalRoot";
import { texts } from "./texts";

const NARROW = "@media (max-width: 640px)";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", minHeight: "100vh" },
  menu: { display: "none", minWidth: "auto", [NARROW]: { display: "inline-flex" } },
  body: { display: "flex", flexGrow: 1, [NARROW]: { flexDirection: "column" } },
  navigation: {
    flex: "0 0 13rem",
    padding: tokens.spacingHorizontalM,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    [NARROW]: { flex: "none", borderRight: "none", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  folded: { [NARROW]: { display: "none" } },
  content: {
    flex: "1 1 auto",
    minWidth: 0,
    padding: tokens.spacingHorizontalL,
    maxWidth: "90rem",
    outlineStyle: "none",
    [NARROW]: { padding: tokens.spacingHorizontalM },
  },
  person: { overflowWrap: "anywhere" },
  skip: {
    position: "absolute",
    left: "-100vw",
    ":focus": {
      left: tokens.spacingHorizontalM,
      top: tokens.spacingVerticalXS,
      zIndex: 1,
      padding: tokens.spacingHorizontalS,
      color: tokens.colorBrandForegroundLink,
      backgroundColor: tokens.colorNeutralBackground1,
    },
  },
});

interface Props {
  portal: "admin" | "developer";
  /** Who is signed in, if anybody. */
  person?: { name: string; account: string };
  links: readonly PageLink[];
  /** Stands in the header, where nobody is signed in. */
  entrance?: ReactNode;
  children: ReactNode;
}

/** Header, navigation, content and footer of a portal. */
export function PortalShell({ portal, person, links, entrance, children }: Props) {
  const styles = useStyles();
  const theme = useContext(ThemeContext);
  const [open, setOpen] = useState(false);
  const signOut = async () => {
    const path = portal === "admin" ? "/admin/sign-out" : "/sign-out";
    const next = await ask<{ continue: string }>(portal, path, "POST");
    location.assign(next.continue);
  };
  const menu = (
    <Button
      className={styles.menu}
      appearance="subtle"
      icon={<NavigationRegular />}
      aria-label={texts.navigation}
      aria-expanded={open}
      onClick={() => setOpen(!open)}
    />
  );
  return (
    <div className={styles.page}>
      <a className={styles.skip} href="#content">
        {texts.skip}
      </a>
      <BrandBar portal={portal} before={menu}>
        <Switch label={texts.dark} checked={theme.dark} onChange={(_, { checked }) => theme.setDark(checked)} />
        {person && (
          <Text className={styles.person} title={person.account}>
            {person.name}
          </Text>
        )}
        {person ? (
          <Button appearance="outline" onClick={() => void signOut()}>
            {texts.signOut}
          </Button>
        ) : (
          entrance
        )}
      </BrandBar>
      <div className={styles.body}>
        <nav
          className={mergeClasses(styles.navigation, !open && styles.folded)}
          aria-label={texts.navigation}
          onClick={() => setOpen(false)}
        >
          <Navigation links={links} />
        </nav>
        <main id="content" tabIndex={-1} className={styles.content}>
          <Suspense fallback={<Loading />}>{children}</Suspense>
          <Waiting />
        </main>
      </div>
      <BrandFooter />
    </div>
  );
}

/** Says to those who don't see it that the next page is on its way. */
function Waiting() {
  const { state } = useNavigation();
  return <span role="status" aria-label={state === "loading" ? texts.loading : undefined} />;
}
