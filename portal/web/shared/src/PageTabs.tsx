import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type KeyboardEvent, useRef } from "react";
import { useLocation, useNavigate } from "react-router";

const useStyles = makeStyles({
  tabs: {
    display: "flex",
    flexWrap: "wrap",
    marginBottom: tokens.spacingVerticalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorTransparentBackground,
    color: tokens.colorNeutralForeground2,
    border: "none",
    borderBottom: `3px solid ${tokens.colorTransparentStroke}`,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    cursor: "pointer",
    ":hover": { color: tokens.colorNeutralForeground1, borderBottomColor: tokens.colorNeutralStroke1Hover },
    ":focus-visible": {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
      borderRadius: tokens.borderRadiusMedium,
    },
  },
  here: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    ":hover": { borderBottomColor: tokens.colorCompoundBrandStrokeHover },
  },
});

interface Props {
  label: string;
  /** The address that the tabs stand below. */
  base: string;
  /** The first one stands at the base itself, with an empty path. */
  tabs: readonly { path: string; text: string }[];
}

const STEPS: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at + count - 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * The parts of a page, each with an address of its own. One of them can be reached by the Tab key, the others from there
 * by the arrows. Not Fluent's, which puts hidden stops for the focus beside the list.
 */
export function PageTabs({ label, base, tabs }: Props) {
  const styles = useStyles();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const list = useRef<HTMLDivElement>(null);
  const named = pathname.slice(base.length + 1).split("/")[0] ?? "";
  const here = Math.max(
    0,
    tabs.findIndex(({ path }) => path === named),
  );
  const move = (event: KeyboardEvent, at: number) => {
    const to = STEPS[event.key]?.(at, tabs.length);
    if (to === undefined) return;
    event.preventDefault();
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[to]?.focus();
  };
  return (
    <div ref={list} className={styles.tabs} role="tablist" aria-label={label}>
      {tabs.map(({ path, text }, at) => (
        <button
          key={path}
          type="button"
          role="tab"
          aria-selected={at === here}
          tabIndex={at === here ? 0 : -1}
          className={mergeClasses(styles.tab, at === here && styles.here)}
          onClick={() => void navigate(path === "" ? base : `${base}/${path}`)}
          onKeyDown={(event) => move(event, at)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}
