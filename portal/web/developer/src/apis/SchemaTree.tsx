import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";
import { Described } from "@gatehouse/shared";
import { useMemo, useState } from "react";
import type { Types } from "../catalogue";
import { texts } from "../texts/catalogue";
import { notesOf, type Part, partsOf, type Placed, resolved, typeOf } from "./schema";

const useStyles = makeStyles({
  parts: {
    listStyleType: "none",
    margin: "0",
    paddingLeft: tokens.spacingHorizontalM,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  part: { padding: `${tokens.spacingVerticalXS} 0`, minWidth: 0, overflowWrap: "anywhere" },
  row: { display: "flex", flexWrap: "wrap", alignItems: "baseline", gap: tokens.spacingHorizontalS },
  name: { fontFamily: tokens.fontFamilyMonospace, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  notes: { display: "block", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** A type, its parts below each other; one that contains itself opens as far as somebody goes. */
export function SchemaTree({ placed, types, label }: { placed: Placed; types: Types; label: string }) {
  const styles = useStyles();
  const { description, notes } = notesOf(placed, types);
  const parts = useMemo(() => partsOf(placed, types), [placed, types]);
  const type = typeOf(placed.schema, placed.key, types);
  return (
    <div role="group" aria-label={label}>
      <Text className={styles.quiet}>{type === "object" && placed.name ? placed.name : type}</Text>
      <Described text={description} />
      {notes.length > 0 && <span className={styles.notes}>{notes.join(" · ")}</span>}
      <Parts parts={parts} types={types} />
    </div>
  );
}

function Parts({ parts, types }: { parts: readonly Part[]; types: Types }) {
  const styles = useStyles();
  if (parts.length === 0) return null;
  return (
    <ul className={styles.parts}>
      {parts.map((part, index) => (
        <li key={`${part.label} ${index}`} className={styles.part}>
          <Line part={part} types={types} />
        </li>
      ))}
    </ul>
  );
}

function Line({ part: { label, placed, required }, types }: { part: Part; types: Types }) {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const inner = useMemo(() => partsOf(placed, types), [placed, types]);
  const { description, notes } = notesOf(placed, types);
  const name = [label, resolved(placed, types).name].filter(Boolean).join(" ");
  return (
    <>
      <div className={styles.row}>
        {inner.length > 0 && (
          <Button
            size="small"
            appearance="subtle"
            icon={open ? <ChevronDownRegular /> : <ChevronRightRegular />}
            aria-expanded={open}
            aria-label={open ? texts.closeType(name) : texts.openType(name)}
            onClick={() => setOpen(!open)}
          />
        )}
        <span className={styles.name}>{label}</span>
        <Text className={styles.quiet}>{typeOf(placed.schema, placed.key, types)}</Text>
        {required && <Text size={200}>{texts.required}</Text>}
      </div>
      <Described text={description} />
      {notes.length > 0 && <span className={styles.notes}>{notes.join(" · ")}</span>}
      {open && <Parts parts={inner} types={types} />}
    </>
  );
}
