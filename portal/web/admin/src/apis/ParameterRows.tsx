import { Button, Checkbox, Field, Input, makeStyles, Subtitle2, Text, tokens } from "@fluentui/react-components";
import { AddRegular, DeleteRegular } from "@fluentui/react-icons";
import { operationTexts as texts } from "../texts/apis";
import type { Parameter } from "./operationQueries";

export const useRowStyles = makeStyles({
  rows: {
    display: "grid",
    gap: tokens.spacingVerticalS,
    gridTemplateColumns: "minmax(0, 1fr)",
    border: "none",
    margin: "0",
    padding: "0",
    justifyItems: "start",
  },
  row: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalS },
});

interface Props {
  title: string;
  rows: readonly Parameter[];
  change: (rows: Parameter[]) => void;
  /** What the button says that adds one. */
  add?: string;
  /** Whether the rows follow from elsewhere, so that names stay. */
  fixed?: boolean;
}

/** Parameters, a row each. */
export function ParameterRows({ title, rows, change, add, fixed = false }: Props) {
  const styles = useRowStyles();
  if (fixed && rows.length === 0) return null;
  const set = (index: number, changes: Partial<Parameter>) =>
    change(rows.map((row, at) => (at === index ? { ...row, ...changes } : row)));
  return (
    <section className={styles.rows} aria-label={title}>
      <Subtitle2 as="h2">{title}</Subtitle2>
      {rows.map((row, index) => (
        <div key={index} className={styles.row} role="group" aria-label={texts.row(title, index + 1)}>
          {fixed ? (
            <Text weight="semibold">{row.name}</Text>
          ) : (
            <Field label={texts.name} required>
              <Input value={row.name} onChange={(_, { value }) => set(index, { name: value })} />
            </Field>
          )}
          <Field label={texts.type} required>
            <Input value={row.type} onChange={(_, { value }) => set(index, { type: value })} />
          </Field>
          <Field label={texts.description}>
            <Input value={row.description ?? ""} onChange={(_, { value }) => set(index, { description: value })} />
          </Field>
          {!fixed && (
            <>
              <Checkbox
                label={texts.required}
                checked={row.required === true}
                onChange={(_, { checked }) => set(index, { required: checked === true })}
              />
              <Button
                icon={<DeleteRegular />}
                aria-label={texts.removeRow(title, row.name)}
                onClick={() => change(rows.filter((_, at) => at !== index))}
              />
            </>
          )}
        </div>
      ))}
      {add !== undefined && (
        <Button icon={<AddRegular />} onClick={() => change([...rows, { name: "", type: "string", required: false }])}>
          {add}
        </Button>
      )}
    </section>
  );
}
