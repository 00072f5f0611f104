import { Button, makeStyles, mergeClasses, Switch, Text, tokens } from "@fluentui/react-components";
import { type ReactNode, useContext } from "react";
import { NavLink } from "react-router";
import { ThemeContext } from "./portalRoot";
import { texts } from "./texts";
import { ask } from "./ask";

const useStyles = makeStyles({
  header: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground3,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  name: { marginRight: "auto" },
  body: { display: "flex", flexWrap: "wrap" },
  navigation: { display: "flex", flexDirection: "column", padding: tokens.spacingHorizontalM, minWidth: "11rem" },
  link: {
    color: tokens.colorNeutralForeground1,
    textDecorationLine: "none",
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  here: { fontWeight: tokens.fontWeightSemibold, backgroundColor: tokens.colorNeutralBackground1Selected },
  content: { flex: "1 1 20rem", minWidth: 0, padding: tokens.spacingHorizontalL, maxWidth: "80rem" },
  skip: { position: "absolute", left: "-100vw", ":focus": { left: tokens.spacingHorizontalM } },
});

interface Props {
  portal: "admin" | "developer";
  title: string;
  person: { name: string; account: string };
  pages: readonly { to: string; text: string }[];
  children: ReactNode;
}

/** Header, navigation and content of a portal in which somebody is signed in. */
export function PortalShell({ portal, title, person, pages, children }: Props) {
  const styles = useStyles();
  const theme = useContext(ThemeContext);
  const signOut = async () => {
    const path = portal === "admin" ? "/admin/sign-out" : "/sign-out";
    const next = await ask<{ continue: string }>(portal, path, "POST");
    location.assign(next.continue);
  };
  return (
    <>
      <a className={styles.skip} href="#content">
        {texts.skip}
      </a>
      <header className={styles.header}>
        <Text className={styles.name} size={500} weight="semibold">
          {title}
        </Text>
        <Switch label={texts.dark} checked={theme.dark} onChange={(_, { checked }) => theme.setDark(checked)} />
        <Text title={person.account}>{person.name}</Text>
        <Button onClick={() => void signOut()}>{texts.signOut}</Button>
      </header>
      <div className={styles.body}>
        <nav className={styles.navigation} aria-label={texts.navigation}>
          {pages.map((page) => (
            <NavLink
              key={page.to}
              to={page.to}
              className={({ isActive }) => mergeClasses(styles.link, isActive && styles.here)}
            >
              {page.text}
            </NavLink>
          ))}
        </nav>
        <main id="content" className={styles.content}>
          {children}
        </main>
      </div>
    </>
  );
}
