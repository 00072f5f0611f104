import { makeStyles, mergeClasses, tokens, typographyStyles } from "@fluentui/react-components";
import { useMemo } from "react";
import { isHtml, plainText, sanitised } from "./sanitised";

const useStyles = makeStyles({
  text: { ...typographyStyles.body1, overflowWrap: "anywhere", maxWidth: "50rem" },
  plain: { whiteSpace: "pre-line" },
  html: {
    overflowX: "auto",
    "& a[href]": { color: tokens.colorBrandForegroundLink },
    "& p, & ul, & ol, & dl, & blockquote, & table, & pre": { margin: `0 0 ${tokens.spacingVerticalS}` },
    "& code, & kbd, & samp, & pre": { fontFamily: tokens.fontFamilyMonospace },
    "& th, & td": {
      border: `1px solid ${tokens.colorNeutralStroke1}`,
      padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
      textAlign: "left",
    },
    "& table": { borderCollapse: "collapse" },
    "& mark": { backgroundColor: tokens.colorNeutralBackground5, color: tokens.colorNeutralForeground1 },
  },
});

interface Props {
  text: string | undefined;
  /** At most so many letters of it, as plain text. */
  short?: number;
}

/**
 * What a manager wrote about something. A text is shown as a text; of HTML, what makes it readable, and nothing that runs,
 * loads, or looks like a part of the page. Nowhere else does a portal show HTML that somebody wrote.
 */
export function Described({ text = "", short }: Props) {
  const styles = useStyles();
  const html = isHtml(text);
  const content = useMemo(() => {
    if (short !== undefined) return shortened(plainText(text), short);
    return html ? sanitised(text) : text;
  }, [text, html, short]);
  if (text.trim() === "") return null;
  return (
    <div className={mergeClasses(styles.text, html && short === undefined ? styles.html : styles.plain)}>{content}</div>
  );
}

function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most / 2))}…`;
}
