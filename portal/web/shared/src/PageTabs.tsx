import { makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { useLocation, useNavigate } from "react-router";

const useStyles = makeStyles({ tabs: { flexWrap: "wrap", paddingBottom: tokens.spacingVerticalM } });

interface Props {
  label: string;
  /** The address that the tabs stand below. */
  base: string;
  /** The first one stands at the base itself, with an empty path. */
  tabs: readonly { path: string; text: string }[];
}

/** The parts of a page, each with an address of its own. */
export function PageTabs({ label, base, tabs }: Props) {
  const styles = useStyles();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const here = pathname.slice(base.length + 1).split("/")[0] ?? "";
  return (
    <TabList
      className={styles.tabs}
      aria-label={label}
      selectedValue={here}
      onTabSelect={(_, { value }) => void navigate(value === "" ? base : `${base}/${String(value)}`)}
    >
      {tabs.map(({ path, text }) => (
        <Tab key={path} value={path}>
          {text}
        </Tab>
      ))}
    </TabList>
  );
}
