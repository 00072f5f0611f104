import { Field, Input } from "@fluentui/react-components";
import { Pane } from "@gatehouse/shared";
import { useState } from "react";
import { texts } from "../texts/keys";
import { useRename } from "./queries";

/** Gives a subscription another name. */
export function RenamePane(props: { name: string; displayName: string; close: () => void }) {
  const { name, displayName, close } = props;
  const rename = useRename(name);
  const [typed, setTyped] = useState(displayName);
  const trimmed = typed.trim();
  return (
    <Pane
      title={texts.renaming}
      open
      close={close}
      action={texts.save}
      submit={() => rename.mutate(trimmed, { onSuccess: close })}
      complete={trimmed !== "" && trimmed !== displayName}
      busy={rename.isPending}
      dirty={typed !== displayName}
      error={rename.error}
      size="small"
    >
      <Field label={texts.name} required>
        <Input value={typed} maxLength={100} onChange={(_, data) => setTyped(data.value)} />
      </Field>
    </Pane>
  );
}
