import {
  Button,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Subtitle1,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from "@fluentui/react-components";
import { Confirmed, Copyable, Failure, Loading, Scroller } from "@gatehouse/shared";
import { useState } from "react";
import { texts } from "../texts";
import { type Secret, useAddSecret, useRemoveSecret, useSecrets } from "./queries";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
  add: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalM },
});

/** The secrets of an application; the first one is the owner's to see. */
export function Secrets({ name }: { name: string }) {
  const styles = useStyles();
  const secrets = useSecrets(name);
  const add = useAddSecret(name);
  const remove = useRemoveSecret(name);
  const [label, setLabel] = useState("");
  const [leaving, setLeaving] = useState<Secret>();
  return (
    <section className={styles.section} aria-label={texts.secrets}>
      <Subtitle1 as="h2">{texts.secrets}</Subtitle1>
      {secrets.isPending && <Loading />}
      {secrets.error && <Failure error={secrets.error} retry={() => void secrets.refetch()} />}
      {secrets.data && secrets.data.length > 0 && <SecretTable secrets={secrets.data} leave={setLeaving} />}
      <div className={styles.add}>
        <Field label={texts.secretName}>
          <Input value={label} maxLength={120} onChange={(_, data) => setLabel(data.value)} />
        </Field>
        <Button
          disabled={label.trim() === "" || add.isPending}
          onClick={() => add.mutate(label.trim(), { onSuccess: () => setLabel("") })}
        >
          {texts.addSecret}
        </Button>
      </div>
      {add.error && <Failure error={add.error} />}
      {remove.error && <Failure error={remove.error} />}
      {add.data && (
        <MessageBar intent="success" layout="multiline" role="status">
          <MessageBarBody>
            {texts.secretShown}
            <Copyable label={texts.secret} value={add.data.clientSecret} />
          </MessageBarBody>
        </MessageBar>
      )}
      <Confirmed
        question={texts.removeSecretQuestion}
        warning={leaving ? texts.removeSecretWarning(lastUse(leaving)) : ""}
        action={texts.remove}
        open={leaving !== undefined}
        confirm={() => {
          if (leaving) remove.mutate(leaving.keyId);
          setLeaving(undefined);
        }}
        cancel={() => setLeaving(undefined)}
      />
    </section>
  );
}

function lastUse(secret: Secret): string {
  if (secret.lastUsedAt) return new Date(secret.lastUsedAt).toLocaleString();
  return secret.lastUseKnown ? texts.never : texts.notKnown;
}

function SecretTable({ secrets, leave }: { secrets: Secret[]; leave: (secret: Secret) => void }) {
  return (
    <Scroller label={texts.secrets}>
      <Table aria-label={texts.secrets}>
        <TableHeader>
          <TableRow>
            <TableHeaderCell>{texts.name}</TableHeaderCell>
            <TableHeaderCell>{texts.hint}</TableHeaderCell>
            <TableHeaderCell>{texts.expires}</TableHeaderCell>
            <TableHeaderCell>{texts.lastUsed}</TableHeaderCell>
            <TableHeaderCell>{texts.remove}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {secrets.map((secret) => (
            <TableRow key={secret.keyId}>
              <TableCell>{secret.name}</TableCell>
              <TableCell>{secret.hint}</TableCell>
              <TableCell>{new Date(secret.expiresAt).toLocaleDateString()}</TableCell>
              <TableCell>{lastUse(secret)}</TableCell>
              <TableCell>
                <Button size="small" aria-label={texts.removeSecret(secret.hint)} onClick={() => leave(secret)}>
                  {texts.remove}
                </Button>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Scroller>
  );
}
