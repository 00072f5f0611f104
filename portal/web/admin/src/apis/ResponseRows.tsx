import { Button, Field, Input, SpinButton, Subtitle2 } from "@fluentui/react-components";
import { AddRegular, DeleteRegular } from "@fluentui/react-icons";
import { operationTexts as texts } from "../texts/apis";
import type { Representation, Response } from "./operationQueries";
import { useRowStyles } from "./ParameterRows";

/** The bodies that callers may send, by their content types. */
export function RepresentationRows({
  rows,
  change,
}: {
  rows: readonly Representation[];
  change: (rows: Representation[]) => void;
}) {
  const styles = useRowStyles();
  return (
    <section className={styles.rows} aria-label={texts.body}>
      <Subtitle2 as="h2">{texts.body}</Subtitle2>
      {rows.map((row, index) => (
        <div key={index} className={styles.row}>
          <Field label={texts.contentType} required>
            <Input
              value={row.contentType}
              onChange={(_, { value }) =>
                change(rows.map((each, at) => (at === index ? { ...each, contentType: value } : each)))
              }
            />
          </Field>
          <Button
            icon={<DeleteRegular />}
            aria-label={texts.removeRow(texts.body, row.contentType)}
            onClick={() => change(rows.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button icon={<AddRegular />} onClick={() => change([...rows, { contentType: "application/json" }])}>
        {texts.addBody}
      </Button>
    </section>
  );
}

/** What callers get, by status. The first content type is shown; others of a response stay as they are. */
export function ResponseRows({ rows, change }: { rows: readonly Response[]; change: (rows: Response[]) => void }) {
  const styles = useRowStyles();
  const set = (index: number, changes: Partial<Response>) =>
    change(rows.map((each, at) => (at === index ? { ...each, ...changes } : each)));
  const type = (index: number, contentType: string) => {
    const [first, ...others] = rows[index]?.representations ?? [];
    set(index, { representations: contentType === "" ? others : [{ ...first, contentType }, ...others] });
  };
  return (
    <section className={styles.rows} aria-label={texts.responses}>
      <Subtitle2 as="h2">{texts.responses}</Subtitle2>
      {rows.map((row, index) => (
        <div key={index} className={styles.row} role="group" aria-label={texts.row(texts.responses, index + 1)}>
          <Field label={texts.status} required>
            <SpinButton
              min={100}
              max={599}
              value={row.statusCode}
              onChange={(_, data) => {
                const status = data.value ?? Number(data.displayValue);
                if (Number.isInteger(status)) set(index, { statusCode: status });
              }}
            />
          </Field>
          <Field label={texts.description}>
            <Input value={row.description ?? ""} onChange={(_, { value }) => set(index, { description: value })} />
          </Field>
          <Field label={texts.contentType}>
            <Input
              value={row.representations?.[0]?.contentType ?? ""}
              onChange={(_, { value }) => type(index, value)}
            />
          </Field>
          <Button
            icon={<DeleteRegular />}
            aria-label={texts.removeRow(texts.responses, String(row.statusCode))}
            onClick={() => change(rows.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button icon={<AddRegular />} onClick={() => change([...rows, { statusCode: 200 }])}>
        {texts.addResponse}
      </Button>
    </section>
  );
}
