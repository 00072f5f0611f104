import { Button, Field, Input, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { Confirmed, Failure, Pane } from "@gatehouse/shared";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Application } from "../queries";
import { texts } from "../texts/requests";
import { useDelete, useRename } from "./queries";

const useStyles = makeStyles({
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
});

/** What developers may do with an application that they registered themselves. */
export function OwnApplication({ application }: { application: Application }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const deletion = useDelete(application.name);
  const [open, setOpen] = useState<"edit" | "delete">();
  const close = () => setOpen(undefined);
  return (
    <>
      <div className={styles.buttons}>
        <Button onClick={() => setOpen("edit")}>{texts.edit}</Button>
        <Button disabledFocusable={deletion.isPending} onClick={() => setOpen("delete")}>
          {texts.remove}
        </Button>
      </div>
      {deletion.error && <Failure error={deletion.error} />}
      {open === "edit" && <EditPane application={application} close={close} />}
      <Confirmed
        question={texts.removeQuestion(application.displayName)}
        warning={texts.removeWarning}
        action={texts.remove}
        open={open === "delete"}
        confirm={() => {
          close();
          deletion.mutate(undefined, { onSuccess: () => void navigate("/applications") });
        }}
        cancel={close}
      />
    </>
  );
}

function EditPane({ application, close }: { application: Application; close: () => void }) {
  const rename = useRename(application.name);
  const [displayName, setDisplayName] = useState(application.displayName);
  const [description, setDescription] = useState(application.description);
  const dirty = displayName !== application.displayName || description !== application.description;
  return (
    <Pane
      title={texts.editing}
      open
      close={close}
      action={texts.change}
      submit={() =>
        rename.mutate({ displayName: displayName.trim(), description: description.trim() }, { onSuccess: close })
      }
      complete={displayName.trim() !== "" && dirty}
      busy={rename.isPending}
      dirty={dirty}
      error={rename.error}
    >
      <Field label={texts.name} required>
        <Input value={displayName} maxLength={300} onChange={(_, { value }) => setDisplayName(value)} />
      </Field>
      <Field label={texts.description}>
        <Textarea value={description} maxLength={1000} onChange={(_, { value }) => setDescription(value)} />
      </Field>
    </Pane>
  );
}
