import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
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
  Text,
  tokens,
} from "@fluentui/react-components";
import { Copyable, Failure, Loading, Scroller } from "@gatehouse/shared";
import { type Secret, useRemoveSecret, useRevealed, useSecrets } from "../queries";
import { texts } from "../texts";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
});

/** The secrets of an application: shown once, made, removed. */
export function Secrets({ name }: { name: string }) {
  const styles = useStyles();
  const secrets = useSecrets(name);
  const revealed = useRevealed(name);
  const unread = secrets.data?.some((secret) => !secret.revealed) ?? false;
  return (
    <section className={styles.section} aria-label={texts.secrets}>
      <Subtitle1 as="h2">{texts.secrets}</Subtitle1>
      {secrets.isPending && <Loading />}
      {secrets.error && <Failure error={secrets.error} retry={() => void secrets.refetch()} />}
      {secrets.data && <SecretTable name={name} secrets={secrets.data} />}
      <div className={styles.actions}>
        {unread && (
          <Button appearance="primary" disabled={revealed.isPending} onClick={() => revealed.mutate("first")}>
            {texts.showSecret}
          </Button>
        )}
        <Button disabled={revealed.isPending || secrets.isPending} onClick={() => revealed.mutate("new")}>
          {texts.generate}
        </Button>
      </div>
      <Text>{texts.overlap}</Text>
      {revealed.error && <Failure error={revealed.error} />}
      {revealed.data && (
        <MessageBar intent="success" layout="multiline" role="status">
          <MessageBarBody>
            {texts.secretShown}
            <Copyable label={texts.secret} value={revealed.data} />
          </MessageBarBody>
        </MessageBar>
      )}
    </section>
  );
}

function SecretTable({ name, secrets }: { name: string; secrets: Secret[] }) {
  const remove = useRemoveSecret(name);
  return (
    <>
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
                <TableCell>{secret.revealed ? secret.hint : texts.unread}</TableCell>
                <TableCell>{new Date(secret.expiresAt).toLocaleDateString()}</TableCell>
                <TableCell>{lastUse(secret)}</TableCell>
                <TableCell>
                  <RemoveSecret hint={secret.hint} remove={() => remove.mutate(secret.keyId)} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Scroller>
      {remove.error && <Failure error={remove.error} />}
    </>
  );
}

function lastUse(secret: Secret): string {
  if (secret.lastUsedAt) return new Date(secret.lastUsedAt).toLocaleString();
  return secret.lastUseKnown ? texts.never : texts.notKnown;
}

function RemoveSecret({ hint, remove }: { hint: string; remove: () => void }) {
  return (
    <Dialog>
      <DialogTrigger disableButtonEnhancement>
        <Button size="small" aria-label={texts.removeSecret(hint)}>
          {texts.remove}
        </Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{texts.removeQuestion}</DialogTitle>
          <DialogContent>{texts.removeWarning}</DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>{texts.cancel}</Button>
            </DialogTrigger>
            <DialogTrigger disableButtonEnhancement>
              <Button appearance="primary" onClick={remove}>
                {texts.remove}
              </Button>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
