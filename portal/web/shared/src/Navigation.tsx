import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId } from "react";
import { NavLink } from "react-router";
import type { PageLink } from "./area";

const useStyles = makeStyles({
  group: {
    margin: "0",
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { display: "grid", gap: tokens.spacingVerticalXXS, margin: "0", padding: "0", listStyleType: "none" },
  link: {
    display: "block",
    color: tokens.colorNeutralForeground1,
    textDecorationLine: "none",
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    borderLeft: `3px solid transparent`,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  here: {
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground1Selected,
    borderLeftColor: tokens.colorCompoundBrandStroke,
  },
});

/** The links to a portal's pages, under the headings of their groups. */
export function Navigation({ links }: { links: readonly PageLink[] }) {
  const groups: PageLink[][] = [];
  for (const link of links) {
    const last = groups.at(-1);
    if (last && last[0]?.group === link.group) last.push(link);
    else groups.push([link]);
  }
  return groups.map((group) => <Group key={group[0]?.to} links={group} />);
}

function Group({ links }: { links: readonly PageLink[] }) {
  const styles = useStyles();
  const id = useId();
  const heading = links[0]?.group;
  return (
    <>
      {heading !== undefined && (
        <p id={id} className={styles.group}>
          {heading}
        </p>
      )}
      <ul className={styles.list} aria-labelledby={heading === undefined ? undefined : id}>
        {links.map((link) => (
          <li key={link.to}>
            <NavLink to={link.to} className={({ isActive }) => mergeClasses(styles.link, isActive && styles.here)}>
              {link.text}
              {link.badge && <link.badge />}
            </NavLink>
          </li>
        ))}
      </ul>
    </>
  );
}
