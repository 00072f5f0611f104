import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type KeyboardEvent, type Ref, useId, useImperativeHandle, useMemo, useRef } from "react";
import { texts } from "../texts/policies";
import { broken, type Edit, indented, indexOf, outdented, placed } from "./editing";
import { type Kind, type Stretch, stretches } from "./markup";

/** Longer texts are shown without colours, so that typing stays quick. */
const MOST_COLOURED = 60_000;

const line = { lineHeight: "1.5", fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase300 };

const useStyles = makeStyles({
  frame: {
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr)",
    gridTemplateRows: "minmax(100%, max-content)",
    minHeight: "16rem",
    maxHeight: "60vh",
    overflow: "auto",
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    ":focus-within": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  gutter: {
    ...line,
    position: "sticky",
    left: "0",
    zIndex: 1,
    display: "grid",
    alignContent: "start",
    justifyItems: "end",
    padding: tokens.spacingVerticalS,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    userSelect: "none",
  },
  stack: { display: "grid", minWidth: "max-content" },
  shown: { ...line, gridArea: "1 / 1", margin: "0", padding: tokens.spacingVerticalS, whiteSpace: "pre" },
  row: { minHeight: "1.5em", paddingRight: tokens.spacingHorizontalL },
  bad: { backgroundColor: tokens.colorStatusDangerBackground1 },
  badNumber: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightBold },
  typed: {
    ...line,
    gridArea: "1 / 1",
    margin: "0",
    padding: tokens.spacingVerticalS,
    border: "none",
    outlineStyle: "none",
    resize: "none",
    overflow: "hidden",
    whiteSpace: "pre",
    backgroundColor: "transparent",
    color: tokens.colorNeutralForeground1,
    caretColor: tokens.colorNeutralForeground1,
    "-webkit-text-fill-color": "transparent",
    "::selection": { backgroundColor: tokens.colorBrandBackground2Hover },
  },
  help: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  text: { color: tokens.colorNeutralForeground1 },
  tag: { color: tokens.colorNeutralForeground2 },
  name: { color: tokens.colorPaletteBlueForeground2 },
  attribute: { color: tokens.colorPaletteBerryForeground2 },
  value: { color: tokens.colorPaletteDarkGreenForeground2 },
  comment: { color: tokens.colorNeutralForeground3, fontStyle: "italic" },
  named: { color: tokens.colorPalettePurpleForeground2, fontWeight: tokens.fontWeightSemibold },
});

/** What one does to the editor from outside. */
export interface EditorHandle {
  /** Puts the caret there, from 1 each. */
  go: (line: number, column: number) => void;
  /** Puts a sample on lines of its own behind the caret's. */
  insert: (sample: string) => void;
  /** Puts another text in the place of the whole, so that it can be undone. */
  replace: (text: string) => void;
}

interface Props {
  label: string;
  value: string;
  change: (value: string) => void;
  /** The lines with something wrong. */
  bad: ReadonlySet<number>;
  readOnly?: boolean;
  /** Ids of what else describes it. */
  describedBy?: string;
  ref?: Ref<EditorHandle>;
}

/**
 * A text area for XML, with line numbers and colours behind what is typed. Tab indents; after Escape it leads on, so
 * that nobody who uses the keyboard is caught in it.
 */
export function XmlEditor({ label, value, change, bad, readOnly = false, describedBy = "", ref }: Props) {
  const styles = useStyles();
  const help = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const leaving = useRef(false);
  const rows = useMemo(() => lines(value), [value]);

  const apply = (edit: Edit) => {
    const typed = area.current;
    if (!typed) return;
    typed.focus();
    typed.setSelectionRange(edit.from, edit.to);
    // The browser's own way, where it has it: so that it can be undone.
    const done =
      typeof document.execCommand === "function" &&
      document.execCommand(edit.text === "" ? "delete" : "insertText", false, edit.text);
    if (!done) {
      typed.setRangeText(edit.text, edit.from, edit.to, "end");
      change(typed.value);
    }
    typed.setSelectionRange(...edit.select);
  };

  useImperativeHandle(ref, () => ({
    go: (toLine, toColumn) => {
      const at = indexOf(value, toLine, toColumn);
      area.current?.focus({ preventScroll: true });
      area.current?.setSelectionRange(at, at);
      gutter.current?.children[toLine - 1]?.scrollIntoView?.({ block: "center" });
    },
    insert: (sample) => apply(placed(value, area.current?.selectionEnd ?? value.length, sample)),
    replace: (text) => {
      if (text !== value) apply({ from: 0, to: value.length, text, select: [0, 0] });
    },
  }));

  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, currentTarget } = event;
    const { selectionStart, selectionEnd } = currentTarget;
    if (readOnly || ctrlKey || metaKey || altKey || key === "Shift") return;
    if (key === "Escape") {
      leaving.current = true;
      event.stopPropagation();
      return;
    }
    const left = leaving.current;
    leaving.current = false;
    if (key === "Tab" && !left) {
      event.preventDefault();
      apply((shiftKey ? outdented : indented)(value, selectionStart, selectionEnd));
    } else if (key === "Enter") {
      event.preventDefault();
      apply(broken(value, selectionStart, selectionEnd));
    }
  };

  return (
    <div>
      <div className={styles.frame}>
        <div className={styles.gutter} aria-hidden="true" ref={gutter}>
          {rows.map((_, index) => (
            <span key={index} className={bad.has(index + 1) ? styles.badNumber : undefined}>
              {index + 1}
            </span>
          ))}
        </div>
        <div className={styles.stack}>
          <pre className={styles.shown} aria-hidden="true">
            {rows.map((row, index) => (
              <div key={index} className={mergeClasses(styles.row, bad.has(index + 1) && styles.bad)}>
                {row.map((part, at) => (
                  <span key={at} className={styles[part.kind satisfies Kind]}>
                    {part.text}
                  </span>
                ))}
              </div>
            ))}
          </pre>
          <textarea
            ref={area}
            className={styles.typed}
            aria-label={label}
            aria-describedby={`${help} ${describedBy}`.trim()}
            aria-invalid={bad.size > 0}
            value={value}
            readOnly={readOnly}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            autoCorrect="off"
            wrap="off"
            onChange={(event) => change(event.currentTarget.value)}
            onKeyDown={press}
            onFocus={() => (leaving.current = false)}
          />
        </div>
      </div>
      <span id={help} className={styles.help}>
        {texts.editorHelp}
      </span>
    </div>
  );
}

/** The stretches of each line. */
function lines(text: string): Stretch[][] {
  const rows: Stretch[][] = [[]];
  const parts: Stretch[] = text.length > MOST_COLOURED ? [{ kind: "text", text }] : stretches(text);
  for (const { kind, text: part } of parts) {
    part.split("\n").forEach((piece, index) => {
      if (index > 0) rows.push([]);
      if (piece !== "") rows.at(-1)?.push({ kind, text: piece });
    });
  }
  return rows;
}
