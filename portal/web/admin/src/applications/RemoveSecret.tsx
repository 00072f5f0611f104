import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
} from "@fluentui/react-components";
import { Failure } from "@gatehouse/shared";
import { useState } from "react";
import { texts } from "../texts/applications";
import { lastUse } from "./lastUse";
import { type Secret, useRemoveSecret } from "./secretQueries";

interface Props {
  name: string;
  secret: Secret;
  close: () => void;
}

/** Asks before a secret is removed: says whether it is still used, and offers to refuse the tokens that are out. */
export function RemoveSecret({ name, secret, close }: Props) {
  const remove = useRemoveSecret(name);
  const [refuse, setRefuse] = useState(false);
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && close()} modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{texts.removeSecretQuestion}</DialogTitle>
          <DialogContent>
            <p>{lastUse(secret, Date.now())}</p>
            <p>{texts.removeSecretWarning}</p>
            <Field hint={texts.refuseTokensHint}>
              <Checkbox
                label={texts.refuseTokens}
                checked={refuse}
                onChange={(_, { checked }) => setRefuse(checked === true)}
              />
            </Field>
            {remove.error && <Failure error={remove.error} />}
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{texts.cancel}</Button>
            <Button
              appearance="primary"
              disabledFocusable={remove.isPending}
              onClick={() => remove.mutate({ keyId: secret.keyId, refuse }, { onSuccess: close })}
            >
              {texts.remove}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
