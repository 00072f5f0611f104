import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { Copyable } from "./Copyable";

const useStyles = makeStyles({
  property: { display: "grid", gap: tokens.spacingVerticalXXS, minWidth: 0 },
  list: { display: "flex", flexWrap: "wrap", gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL}` },
});

/** A named value; a text can be copied. */
export function Property({ label, value, children }: { label: string; value?: string; children?: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.property}>
      <Text weight="semibold">{label}</Text>
      {children ?? <Copyable label={label} value={value ?? ""} />}
    </div>
  );
}

/** Several of them, side by side where there is room. */
export function Properties({ children }: { children: ReactNode }) {
  return <div className={useStyles().list}>{children}</div>;
}
