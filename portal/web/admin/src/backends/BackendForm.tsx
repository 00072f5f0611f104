import { Button, Checkbox, Field, Input, Subtitle1, Text, Textarea } from "@fluentui/react-components";
import { Confirmed, Failure, Unsaved } from "@gatehouse/shared";
import { useState } from "react";
import { useNavigate } from "react-router";
import { isUrl } from "../apis/names";
import { usePageStyles } from "../apis/styles";
import { backendTexts as texts } from "../texts/namedValues";
import { Breaker } from "./Breaker";
import { CredentialRows, pairsOf, valuesOf } from "./CredentialRows";
import { Members } from "./Members";
import { type Backend, type BackendProperties, titleOf, useDeleteBackend, useWriteBackend } from "./queries";

/** The settings of a backend. What isn't shown here stays as it is. */
export function BackendForm({ backend }: { backend: Backend }) {
  const styles = usePageStyles();
  const navigate = useNavigate();
  const write = useWriteBackend();
  const deletion = useDeleteBackend();
  const before = backend.properties;
  const [typed, setTyped] = useState<Partial<BackendProperties>>({});
  const [headers, setHeaders] = useState(() => pairsOf(before.credentials?.header));
  const [query, setQuery] = useState(() => pairsOf(before.credentials?.query));
  const [deleting, setDeleting] = useState(false);
  const all = { ...before, ...typed };
  const pool = before.type === "Pool";
  const changedRows =
    JSON.stringify([headers, query]) !==
    JSON.stringify([pairsOf(before.credentials?.header), pairsOf(before.credentials?.query)]);
  const dirty = changedRows || JSON.stringify(all) !== JSON.stringify(before);
  const wrong = !pool && !isUrl(all.url ?? "");
  const members = all.pool?.services ?? [];
  const complete = !wrong && (!pool || (members.length > 0 && members.every(({ id }) => id !== "")));
  const authorization = all.credentials?.authorization;
  const set = (changes: Partial<BackendProperties>) => {
    write.reset();
    setTyped({ ...typed, ...changes });
  };
  const authorize = (changes: Partial<{ scheme: string; parameter: string }>) => {
    const next = { scheme: "", parameter: "", ...authorization, ...changes };
    const empty = next.scheme === "" && next.parameter === "";
    set({ credentials: { ...all.credentials, authorization: empty ? undefined : next } });
  };
  const submit = () => {
    const credentials = { ...all.credentials, header: valuesOf(headers), query: valuesOf(query) };
    const none =
      headers.length === 0 && query.length === 0 && authorization === undefined && before.credentials === undefined;
    write.mutate(
      { id: backend.name, properties: pool ? all : { ...all, credentials: none ? undefined : credentials } },
      {
        onSuccess: ({ properties }) => {
          setTyped({});
          // Secrets are named values now.
          setHeaders(pairsOf(properties.credentials?.header));
          setQuery(pairsOf(properties.credentials?.query));
        },
      },
    );
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (dirty && complete && !write.isPending) submit();
      }}
    >
      <Field label={texts.name}>
        <Input value={all.title ?? ""} maxLength={300} onChange={(_, { value }) => set({ title: value })} />
      </Field>
      <Field label={texts.description}>
        <Textarea
          value={all.description ?? ""}
          maxLength={2000}
          onChange={(_, { value }) => set({ description: value === "" ? undefined : value })}
        />
      </Field>
      {pool ? (
        <Members members={members} change={(services) => set({ pool: { ...all.pool, services: [...services] } })} />
      ) : (
        <>
          <Field label={texts.url} required validationMessage={wrong ? texts.urlWrong : undefined}>
            <Input type="url" value={all.url ?? ""} maxLength={2000} onChange={(_, { value }) => set({ url: value })} />
          </Field>
          <Subtitle1 as="h2">{texts.credentials}</Subtitle1>
          <Text>{texts.credentialsHint}</Text>
          <Field label={texts.scheme}>
            <Input
              value={authorization?.scheme ?? ""}
              maxLength={100}
              onChange={(_, { value }) => authorize({ scheme: value })}
            />
          </Field>
          <Field label={texts.parameter}>
            <Input
              value={authorization?.parameter ?? ""}
              autoComplete="off"
              maxLength={300}
              onChange={(_, { value }) => authorize({ parameter: value })}
            />
          </Field>
          <CredentialRows title={texts.headers} add={texts.addHeader} rows={headers} change={setHeaders} />
          <CredentialRows title={texts.query} add={texts.addQuery} rows={query} change={setQuery} />
          <Subtitle1 as="h2">{texts.tls}</Subtitle1>
          <Field hint={texts.tlsHint}>
            <Checkbox
              label={texts.chain}
              checked={all.tls?.validateCertificateChain !== false}
              onChange={(_, { checked }) => set({ tls: { ...all.tls, validateCertificateChain: checked === true } })}
            />
          </Field>
          <Checkbox
            label={texts.certificateName}
            checked={all.tls?.validateCertificateName !== false}
            onChange={(_, { checked }) => set({ tls: { ...all.tls, validateCertificateName: checked === true } })}
          />
          <Breaker
            rule={all.circuitBreaker?.rules[0]}
            change={(rule) => set({ circuitBreaker: rule === undefined ? undefined : { rules: [rule] } })}
          />
        </>
      )}
      {write.error && <Failure error={write.error} />}
      {deletion.error && <Failure error={deletion.error} />}
      <div className={styles.row}>
        <Button type="submit" appearance="primary" disabledFocusable={!dirty || !complete || write.isPending}>
          {texts.save}
        </Button>
        <Button onClick={() => setDeleting(true)}>{texts.remove}</Button>
        <Text role="status">{write.isSuccess && !dirty ? texts.saved : ""}</Text>
      </div>
      <Unsaved dirty={dirty && !write.isPending} />
      <Confirmed
        question={texts.removeQuestion(titleOf(backend))}
        warning={texts.removeWarning}
        action={texts.remove}
        open={deleting}
        confirm={() => {
          setDeleting(false);
          deletion.mutate(backend.name, { onSuccess: () => void navigate("/backends") });
        }}
        cancel={() => setDeleting(false)}
      />
    </form>
  );
}
