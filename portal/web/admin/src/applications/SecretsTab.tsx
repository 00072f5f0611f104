import {
  Button,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Select,
  Text,
  tokens,
} from "@fluentui/react-components";
import { Copyable, Failure, Loading, Time } from "@gatehouse/shared";
import { useState } from "react";
import { PlainTable } from "../PlainTable";
import { texts } from "../texts/applications";
import { RemoveSecret } from "./RemoveSecret";
import { type Secret, useAddSecret, useSecrets } from "./secretQueries";
import { useShownApplication } from "./tabs";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
  add: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalM },
});

/** The secrets of an application; the first one is the owner's to see. */
export function SecretsTab() {
  const styles = useStyles();
  const { name } = useShownApplication();
  const secrets = useSecrets(name);
  const [leaving, setLeaving] = useState<Secret>();
  return (
    <section className={styles.section} aria-label={texts.secrets}>
      <Text>{texts.secretsHint}</Text>
      {secrets.isPending && <Loading />}
      {secrets.error && <Failure error={secrets.error} retry={() => void secrets.refetch()} />}
      {secrets.data?.length === 0 && <Text>{texts.noSecrets}</Text>}
      {secrets.data && secrets.data.length > 0 && (
        <PlainTable
          label={texts.secrets}
          titles={[texts.name, texts.hint, texts.created, texts.expires, texts.lastUsed, texts.remove]}
          rows={secrets.data.map((secret) => ({ key: secret.keyId, cells: cells(secret, setLeaving) }))}
        />
      )}
      <AddSecret name={name} />
      {leaving && <RemoveSecret name={name} secret={leaving} close={() => setLeaving(undefined)} />}
    </section>
  );
}

const cells = (secret: Secret, leave: (secret: Secret) => void) => [
  secret.name,
  secret.hint,
  <Time key="created" at={secret.createdAt} day />,
  Date.parse(secret.expiresAt) <= Date.now() ? texts.expired : <Time key="expires" at={secret.expiresAt} day />,
  <Time key="used" at={secret.lastUsedAt} missing={secret.lastUseKnown ? undefined : texts.notKnown} />,
  <Button key="remove" size="small" aria-label={texts.removeSecret(secret.hint)} onClick={() => leave(secret)}>
    {texts.remove}
  </Button>,
];

function AddSecret({ name }: { name: string }) {
  const styles = useStyles();
  const add = useAddSecret(name);
  const [label, setLabel] = useState("");
  const [days, setDays] = useState("180");
  return (
    <>
      <form
        className={styles.add}
        onSubmit={(event) => {
          event.preventDefault();
          if (label.trim() === "" || add.isPending) return;
          add.mutate({ name: label.trim(), days: Number(days) }, { onSuccess: () => setLabel("") });
        }}
      >
        <Field label={texts.secretName}>
          <Input value={label} maxLength={120} onChange={(_, data) => setLabel(data.value)} />
        </Field>
        <Field label={texts.lifetime}>
          <Select value={days} onChange={(_, data) => setDays(data.value)}>
            {Object.entries(texts.lifetimes).map(([each, text]) => (
              <option key={each} value={each}>
                {text}
              </option>
            ))}
          </Select>
        </Field>
        <Button type="submit" disabledFocusable={label.trim() === "" || add.isPending}>
          {texts.addSecret}
        </Button>
      </form>
      {add.error && <Failure error={add.error} />}
      {add.data && (
        <MessageBar intent="success" layout="multiline" role="status">
          <MessageBarBody>
            {texts.secretShown}
            <Copyable label={texts.secret} value={add.data.clientSecret} />
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}
