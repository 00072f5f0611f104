import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { CheckmarkRegular, CopyRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { texts } from "./texts";

const useStyles = makeStyles({
  row: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS, minWidth: 0 },
  value: { overflowWrap: "anywhere", fontFamily: tokens.fontFamilyMonospace },
});

/** A value with a button that copies it. */
export function Copyable({ label, value }: { label: string; value: string }) {
  const styles = useStyles();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <span className={styles.row}>
      <Text className={styles.value}>{value}</Text>
      <Button
        appearance="subtle"
        size="small"
        aria-label={texts.copy(label)}
        title={texts.copy(label)}
        icon={copied ? <CheckmarkRegular /> : <CopyRegular />}
        onClick={() => void copy()}
        onBlur={() => setCopied(false)}
      />
      <span role="status">{copied ? texts.copied : ""}</span>
    </span>
  );
}
