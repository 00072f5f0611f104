import { Field, Input, Textarea } from "@fluentui/react-components";
import { Pane } from "@gatehouse/shared";
import { useState } from "react";
import { useNavigate } from "react-router";
import { texts } from "../texts/people";
import type { Group } from "../users/queries";
import { useAddGroup, usePatchGroup } from "./queries";

const ID = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,78}[A-Za-z0-9])?$/;

/** An id made from a name, until somebody writes another one. */
const idOf = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 80);

interface FieldsProps {
  displayName: string;
  description: string;
  set: (displayName: string, description: string) => void;
}

function NameField({ displayName, description, set }: FieldsProps) {
  return (
    <Field label={texts.name} required>
      <Input value={displayName} maxLength={300} onChange={(_, data) => set(data.value, description)} />
    </Field>
  );
}

function DescriptionField({ displayName, description, set }: FieldsProps) {
  return (
    <Field label={texts.description}>
      <Textarea value={description} maxLength={1000} onChange={(_, data) => set(displayName, data.value)} />
    </Field>
  );
}

/** The pane that adds a group. */
export function AddGroupPane({ close }: { close: () => void }) {
  const navigate = useNavigate();
  const add = useAddGroup();
  const [displayName, setDisplayName] = useState("");
  const [description, setDescription] = useState("");
  const [writtenId, setWrittenId] = useState<string>();
  const id = writtenId ?? idOf(displayName);
  const set = (name: string, text: string) => {
    setDisplayName(name);
    setDescription(text);
  };
  return (
    <Pane
      title={texts.addingGroup}
      open
      close={close}
      action={texts.addGroup}
      submit={() =>
        add.mutate(
          { id, displayName: displayName.trim(), description },
          {
            onSuccess: () => {
              close();
              void navigate(`/groups/${encodeURIComponent(id)}`);
            },
          },
        )
      }
      complete={displayName.trim() !== "" && ID.test(id)}
      busy={add.isPending}
      dirty={displayName + description !== ""}
      error={add.error}
    >
      <NameField displayName={displayName} description={description} set={set} />
      <Field
        label={texts.groupId}
        required
        hint={texts.groupIdHint}
        validationMessage={id !== "" && !ID.test(id) ? texts.groupIdWrong : undefined}
      >
        <Input value={id} onChange={(_, data) => setWrittenId(data.value)} />
      </Field>
      <DescriptionField displayName={displayName} description={description} set={set} />
    </Pane>
  );
}

/** The pane that renames a group. */
export function EditGroupPane({ group, close }: { group: Group; close: () => void }) {
  const patch = usePatchGroup(group.name);
  const [before] = useState({
    displayName: group.properties.displayName,
    description: group.properties.description ?? "",
  });
  const [now, setNow] = useState(before);
  const dirty = now.displayName !== before.displayName || now.description !== before.description;
  const set = (displayName: string, description: string) => setNow({ displayName, description });
  return (
    <Pane
      title={texts.editingGroup}
      open
      close={close}
      action={texts.save}
      submit={() => patch.mutate(now, { onSuccess: close })}
      complete={dirty && now.displayName.trim() !== ""}
      busy={patch.isPending}
      dirty={dirty}
      error={patch.error}
    >
      <NameField {...now} set={set} />
      <DescriptionField {...now} set={set} />
    </Pane>
  );
}
