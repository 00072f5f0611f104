import { Button, makeStyles, mergeClasses, Switch, Text, tokens } from "@fluentui/react-components";
import { NavigationRegular } from "@fluentui/react-icons";
import { Fragment, type ReactNode, Suspense, useContext, useState } from "react";
import { NavLink, useNavigation } from "react-router";
import type { PageLink } from "./area";
import { ask } from "./ask";
import { Loading } from "./Loading";
import { ThemeContext } from "./portalRoot";
import { texts } from "./texts";

const NARROW = "@media (max-width: 640px)";

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
  menu: { display: "none", [NARROW]: { display: "inline-flex" } },
  body: { display: "flex", [NARROW]: { flexDirection: "column" } },
  navigation: {
    display: "flex",
    flexDirection: "column",
    flex: "0 0 13rem",
    padding: tokens.spacingHorizontalM,
    [NARROW]: { flex: "none" },
  },
  folded: { [NARROW]: { display: "none" } },
  group: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  link: {
    color: tokens.colorNeutralForeground1,
    textDecorationLine: "none",
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  here: { fontWeight: tokens.fontWeightSemibold, backgroundColor: tokens.colorNeutralBackground1Selected },
  content: {
    flex: "1 1 auto",
    minWidth: 0,
    padding: tokens.spacingHorizontalL,
    maxWidth: "90rem",
    [NARROW]: { padding: tokens.spacingHorizontalM },
  },
  skip: { position: "absolute", left: "-100vw", ":focus": { left: tokens.spacingHorizontalM } },
});

interface Props {
  portal: "admin" | "developer";
  title: string;
  /** Who is signed in, if anybody. */
  person?: { name: string; account: string };
  links: readonly PageLink[];
  /** Stands in the header, where nobody is signed in. */
  entrance?: ReactNode;
  children: ReactNode;
}

/** Header, navigation and content of a portal. */
export function PortalShell({ portal, title, person, links, entrance, children }: Props) {
  const styles = useStyles();
  const theme = useContext(ThemeContext);
  const [open, setOpen] = useState(false);
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
        <Button
          className={styles.menu}
          icon={<NavigationRegular />}
          aria-label={texts.navigation}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        />
        <Text className={styles.name} size={500} weight="semibold">
          {title}
        </Text>
        <Switch label={texts.dark} checked={theme.dark} onChange={(_, { checked }) => theme.setDark(checked)} />
        {person && <Text title={person.account}>{person.name}</Text>}
        {person ? <Button onClick={() => void signOut()}>{texts.signOut}</Button> : entrance}
      </header>
      <div className={styles.body}>
        <nav
          className={mergeClasses(styles.navigation, !open && styles.folded)}
          aria-label={texts.navigation}
          onClick={() => setOpen(false)}
        >
          <Navigation links={links} />
        </nav>
        <main id="content" className={styles.content}>
          <Suspense fallback={<Loading />}>{children}</Suspense>
          <Waiting />
        </main>
      </div>
    </>
  );
}

function Navigation({ links }: { links: readonly PageLink[] }) {
  const styles = useStyles();
  return links.map((link, index) => (
    <Fragment key={link.to}>
      {link.group !== undefined && link.group !== links[index - 1]?.group && (
        <span className={styles.group}>{link.group}</span>
      )}
      <NavLink to={link.to} className={({ isActive }) => mergeClasses(styles.link, isActive && styles.here)}>
        {link.text}
      </NavLink>
    </Fragment>
  ));
}

/** Says to those who don't see it that the next page is on its way. */
function Waiting() {
  const { state } = useNavigation();
  return <span role="status" aria-label={state === "loading" ? texts.loading : undefined} />;
}
