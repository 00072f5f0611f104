import { Button, Field, Input, Subtitle2 } from "@fluentui/react-components";
import { AddRegular, DeleteRegular } from "@fluentui/react-icons";
import { useRowStyles } from "../apis/ParameterRows";
import { backendTexts as texts } from "../texts/namedValues";

/** A name with a value. */
export type Pair = readonly [string, string];

/** One row for each value of each name. */
export const pairsOf = (values: Record<string, string[]> = {}): Pair[] =>
  Object.entries(values).flatMap(([name, all]) => all.map((value): Pair => [name, value]));

/** The values of each name; rows without a name are left out. */
export function valuesOf(pairs: readonly Pair[]): Record<string, string[]> {
  const values: Record<string, string[]> = {};
  for (const [name, value] of pairs) {
    if (name.trim() !== "") (values[name.trim()] ??= []).push(value);
  }
  return values;
}

interface Props {
  title: string;
  add: string;
  rows: readonly Pair[];
  change: (rows: Pair[]) => void;
}

/** Headers or query parameters that are sent along to a backend. */
export function CredentialRows({ title, add, rows, change }: Props) {
  const styles = useRowStyles();
  const set = (index: number, pair: Pair) => change(rows.map((row, at) => (at === index ? pair : row)));
  return (
    <section className={styles.rows} aria-label={title}>
      <Subtitle2 as="h3">{title}</Subtitle2>
      {rows.map(([name, value], index) => (
        <div key={index} className={styles.row} role="group" aria-label={texts.row(title, index + 1)}>
          <Field label={texts.name} required>
            <Input value={name} onChange={(_, data) => set(index, [data.value, value])} />
          </Field>
          <Field label={texts.value} required>
            <Input value={value} autoComplete="off" onChange={(_, data) => set(index, [name, data.value])} />
          </Field>
          <Button
            icon={<DeleteRegular />}
            aria-label={texts.removeRow(title, name)}
            onClick={() => change(rows.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button icon={<AddRegular />} onClick={() => change([...rows, ["", ""]])}>
        {add}
      </Button>
    </section>
  );
}
