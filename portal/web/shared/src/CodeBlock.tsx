import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { CheckmarkRegular, CopyRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { texts } from "./texts";

const useStyles = makeStyles({
  block: {
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
    borderRadius: tokens.borderRadiusMedium,
    padding: tokens.spacingHorizontalM,
    overflowX: "auto",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    margin: `${tokens.spacingVerticalS} 0`,
  },
});

/** Something to paste, with a button that copies it. */
export function CodeBlock({ label, code }: { label: string; code: string }) {
  const styles = useStyles();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(code);
    setCopied(true);
  };
  return (
    <div>
      <pre className={styles.block} tabIndex={0} aria-label={label} role="region">
        <code>{code}</code>
      </pre>
      <Button icon={copied ? <CheckmarkRegular /> : <CopyRegular />} onClick={() => void copy()}>
        {copied ? texts.copied : texts.copy(label)}
      </Button>
    </div>
  );
}
