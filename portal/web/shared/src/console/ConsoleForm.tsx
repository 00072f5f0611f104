import {
  Button,
  Field,
  Input,
  makeStyles,
  Select,
  Subtitle2,
  Text,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { AddRegular, DismissRegular } from "@fluentui/react-icons";
import { type ReactNode, useState } from "react";
import { texts } from "./texts";
import type { CallValues, ConsoleOperation, ConsoleParameter, Field as Named } from "./types";

const useStyles = makeStyles({
  form: { display: "grid", gap: tokens.spacingVerticalL, gridTemplateColumns: "minmax(0, 1fr)" },
  part: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)" },
  fields: {
    display: "grid",
    gap: tokens.spacingHorizontalM,
    gridTemplateColumns: "repeat(auto-fill, minmax(min(16rem, 100%), 1fr))",
  },
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "end" },
  cell: { flex: "1 1 8rem", minWidth: 0 },
  start: { justifySelf: "start" },
  code: { fontFamily: tokens.fontFamilyMonospace },
});

interface Props {
  operation: ConsoleOperation;
  /** As whom it is called: stands above the parameters. */
  children: ReactNode;
  busy: boolean;
  call: (values: CallValues) => void;
}

const filled = (parameters: readonly ConsoleParameter[]) =>
  Object.fromEntries(parameters.map(({ name, value }) => [name, value]));

/** What a call of an operation takes, to be filled in. */
export function ConsoleForm({ operation, children, busy, call }: Props) {
  const styles = useStyles();
  const [template, setTemplate] = useState(() => filled(operation.template));
  const [query, setQuery] = useState(() => filled(operation.query));
  const [headers, setHeaders] = useState(() => filled(operation.headers));
  const [moreQuery, setMoreQuery] = useState<Named[]>([]);
  const [moreHeaders, setMoreHeaders] = useState<Named[]>([]);
  const [contentType, setContentType] = useState(operation.bodies[0]?.contentType ?? "");
  const [body, setBody] = useState(operation.bodies[0]?.sample ?? "");
  const withBody = operation.bodies.length > 0 || !["GET", "HEAD", "DELETE", "OPTIONS"].includes(operation.method);
  const values = (): CallValues => ({
    template,
    query: [...given(operation.query, query), ...named(moreQuery)],
    headers: [
      ...given(operation.headers, headers),
      ...named(moreHeaders),
      ...(withBody && body !== "" && contentType !== "" ? [{ name: "Content-Type", value: contentType }] : []),
    ],
    body: withBody ? body : "",
  });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) call(values());
      }}
    >
      {children}
      <Parameters title={texts.inPath} needed parameters={operation.template} values={template} set={setTemplate} />
      <div className={styles.part} role="group" aria-label={texts.inQuery}>
        <Parameters title={texts.inQuery} parameters={operation.query} values={query} set={setQuery} />
        <Rows
          rows={moreQuery}
          set={setMoreQuery}
          add={texts.addQuery}
          kind={texts.inQuery}
          nameOf={texts.queryName}
          valueOf={texts.queryValue}
        />
      </div>
      <div className={styles.part} role="group" aria-label={texts.headers}>
        <Parameters title={texts.headers} parameters={operation.headers} values={headers} set={setHeaders} />
        <Rows
          rows={moreHeaders}
          set={setMoreHeaders}
          add={texts.addHeader}
          kind={texts.headers}
          nameOf={texts.headerName}
          valueOf={texts.headerValue}
        />
      </div>
      {withBody && (
        <div className={styles.part} role="group" aria-label={texts.body}>
          <Field label={texts.contentType}>
            <Input value={contentType} onChange={(_, data) => setContentType(data.value)} />
          </Field>
          <Field label={texts.body}>
            <Textarea
              className={styles.code}
              resize="vertical"
              rows={8}
              value={body}
              onChange={(_, data) => setBody(data.value)}
            />
          </Field>
        </div>
      )}
      <Button className={styles.start} type="submit" appearance="primary" disabledFocusable={busy}>
        {busy ? texts.calling : texts.call}
      </Button>
    </form>
  );
}

/** Optional ones that were left empty aren't sent. */
function given(parameters: readonly ConsoleParameter[], values: Readonly<Record<string, string>>): Named[] {
  return parameters
    .map(({ name, required }) => ({ name, value: values[name] ?? "", required }))
    .filter(({ value, required }) => value !== "" || required)
    .map(({ name, value }) => ({ name, value }));
}

const named = (rows: readonly Named[]) => rows.filter(({ name }) => name.trim() !== "");

interface ParametersProps {
  title: string;
  needed?: boolean;
  parameters: readonly ConsoleParameter[];
  values: Record<string, string>;
  set: (values: Record<string, string>) => void;
}

function Parameters({ title, needed = false, parameters, values, set }: ParametersProps) {
  const styles = useStyles();
  if (parameters.length === 0) return null;
  return (
    <div className={styles.part}>
      <Subtitle2 as="h3">{title}</Subtitle2>
      <div className={styles.fields}>
        {parameters.map(({ name, required, description, values: choice }) => (
          <Field key={name} label={name} required={required || needed} hint={description}>
            {choice.length > 0 ? (
              <Select value={values[name] ?? ""} onChange={(_, data) => set({ ...values, [name]: data.value })}>
                {!choice.includes(values[name] ?? "") && <option value="" />}
                {choice.map((each) => (
                  <option key={each}>{each}</option>
                ))}
              </Select>
            ) : (
              <Input value={values[name] ?? ""} onChange={(_, data) => set({ ...values, [name]: data.value })} />
            )}
          </Field>
        ))}
      </div>
    </div>
  );
}

interface RowsProps {
  rows: Named[];
  set: (rows: Named[]) => void;
  add: string;
  kind: string;
  nameOf: (at: number) => string;
  valueOf: (at: number) => string;
}

/** More of them than the operation describes. */
function Rows({ rows, set, add, kind, nameOf, valueOf }: RowsProps) {
  const styles = useStyles();
  const change = (at: number, part: Partial<Named>) =>
    set(rows.map((row, each) => (each === at ? { ...row, ...part } : row)));
  return (
    <>
      {rows.map((row, at) => (
        <div key={at} className={styles.row}>
          <Input
            className={styles.cell}
            aria-label={nameOf(at + 1)}
            placeholder={texts.name}
            value={row.name}
            onChange={(_, data) => change(at, { name: data.value })}
          />
          <Input
            className={styles.cell}
            aria-label={valueOf(at + 1)}
            placeholder={texts.value}
            value={row.value}
            onChange={(_, data) => change(at, { value: data.value })}
          />
          <Button
            icon={<DismissRegular />}
            aria-label={texts.removeRow(kind, row.name)}
            onClick={() => set(rows.filter((_, each) => each !== at))}
          />
        </div>
      ))}
      <Button
        className={styles.start}
        size="small"
        icon={<AddRegular />}
        onClick={() => set([...rows, { name: "", value: "" }])}
      >
        {add}
      </Button>
    </>
  );
}

/** Where the call goes. */
export function CallAddress({ operation }: { operation: ConsoleOperation }) {
  const styles = useStyles();
  return (
    <Text className={styles.code} wrap block>
      {operation.method} {operation.url}
    </Text>
  );
}
