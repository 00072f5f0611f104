import { Field, Input, Switch, Textarea } from "@fluentui/react-components";
import { Pane } from "@gatehouse/shared";
import { useState } from "react";
import { References } from "../policies/References";
import { texts } from "../texts/namedValues";
import { type NamedValue, namedValuePath, useWriteNamedValue } from "./queries";

const NAME = /^[A-Za-z0-9._-]{1,256}$/;
const ID = /^[A-Za-z0-9-]{1,256}$/;

const idOf = (name: string) => name.replaceAll(/[^A-Za-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "");

/** The pane that adds a named value, or edits one. A secret's text is not asked for to edit it. */
export function NamedValuePane({ named, close }: { named?: NamedValue; close: () => void }) {
  const before = named?.properties;
  const write = useWriteNamedValue(named !== undefined);
  const shown = before?.secret === true ? "" : (before?.value ?? "");
  const tagsBefore = (before?.tags ?? []).join(", ");
  const [displayName, setDisplayName] = useState(before?.displayName ?? "");
  const [writtenId, setWrittenId] = useState<string>();
  const [value, setValue] = useState(shown);
  const [secret, setSecret] = useState(before?.secret === true);
  const [tags, setTags] = useState(tagsBefore);
  const id = named?.name ?? writtenId ?? idOf(displayName);
  const kept = before?.secret === true && value === "";
  const dirty =
    displayName !== (before?.displayName ?? "") ||
    value !== shown ||
    secret !== (before?.secret === true) ||
    tags !== tagsBefore;
  const submit = () =>
    write.mutate(
      {
        id,
        displayName,
        value: kept ? undefined : value,
        secret,
        tags: tags
          .split(",")
          .map((tag) => tag.trim())
          .filter((tag) => tag !== ""),
      },
      { onSuccess: close },
    );
  return (
    <Pane
      title={before ? texts.editing(before.displayName) : texts.adding}
      open
      close={close}
      action={texts.save}
      submit={submit}
      complete={NAME.test(displayName) && ID.test(id) && (kept || value.trim() !== "")}
      busy={write.isPending}
      dirty={dirty}
      error={write.error}
    >
      <Field
        label={texts.displayName}
        required
        hint={texts.displayNameHint}
        validationMessage={displayName !== "" && !NAME.test(displayName) ? texts.displayNameWrong : undefined}
      >
        <Input value={displayName} onChange={(_, data) => setDisplayName(data.value)} />
      </Field>
      {!named && (
        <Field label={texts.id} required>
          <Input value={id} onChange={(_, data) => setWrittenId(data.value)} />
        </Field>
      )}
      <Switch label={texts.secretSwitch} checked={secret} onChange={(_, data) => setSecret(data.checked)} />
      <Field
        label={before?.secret === true ? texts.newValue : texts.value}
        required={before?.secret !== true}
        hint={before?.secret === true ? texts.newValueHint : undefined}
      >
        {secret ? (
          <Input
            type="password"
            autoComplete="new-password"
            value={value}
            maxLength={4096}
            onChange={(_, data) => setValue(data.value)}
          />
        ) : (
          <Textarea value={value} maxLength={4096} onChange={(_, data) => setValue(data.value)} />
        )}
      </Field>
      <Field label={texts.tags} hint={texts.tagsHint}>
        <Input value={tags} onChange={(_, data) => setTags(data.value)} />
      </Field>
      {named && <References path={namedValuePath(named.name)} />}
    </Pane>
  );
}
