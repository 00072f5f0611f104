import {
  Button,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Subtitle1,
  Text,
  Textarea,
  tokens,
} from "@fluentui/react-components";
import { Copyable, Failure, Properties, Property, Time, Unsaved } from "@gatehouse/shared";
import { useState } from "react";
import { lastName } from "../resourceId";
import type { Picked } from "../SearchPicker";
import { useSession } from "../session";
import { texts } from "../texts/applications";
import { OwnerPicker } from "./OwnerPicker";
import { type Application, useChangeApplication, useUser } from "./queries";
import { useScopes } from "./scopes";
import { useShownApplication } from "./tabs";

const useStyles = makeStyles({
  sections: { display: "grid", gap: tokens.spacingVerticalL, gridTemplateColumns: "minmax(0, 1fr)" },
  form: { display: "grid", gap: tokens.spacingVerticalL, gridTemplateColumns: "minmax(0, 1fr)", maxWidth: "40rem" },
  row: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalM },
});

/** What the application needs to get tokens, and what it is called. */
export function OverviewTab() {
  const styles = useStyles();
  const application = useShownApplication();
  const session = useSession();
  const scopes = useScopes(application.name);
  const { entraApplicationId = "", refuseTokensBefore } = application.properties;
  return (
    <div className={styles.sections}>
      <Properties>
        <Property label={texts.clientId} value={entraApplicationId} />
        <Property label={texts.tenantId} value={session.data?.tenantId} />
        <Property label={texts.tokenUrl} value={session.data?.tokenUrl} />
        {scopes.data?.map(({ product, title, scope }) => (
          <Property key={product} label={texts.scopeOf(title)} value={scope} />
        ))}
        <Property label={texts.id}>
          <Copyable label={texts.id} value={application.name} />
        </Property>
        {refuseTokensBefore && (
          <Property label={texts.refusedBefore}>
            <Time at={refuseTokensBefore} />
          </Property>
        )}
      </Properties>
      {scopes.data?.length === 0 && <Text>{texts.noScopes}</Text>}
      {scopes.error && <Failure error={scopes.error} retry={scopes.retry} />}
      <Subtitle1 as="h2">{texts.settings}</Subtitle1>
      <Settings application={application} />
    </div>
  );
}

interface Draft {
  displayName: string;
  description: string;
  owner: Picked;
}

function Settings({ application }: { application: Application }) {
  const styles = useStyles();
  const save = useChangeApplication(application);
  const { displayName, description = "", ownerId } = application.properties;
  const owner = lastName(ownerId);
  const user = useUser(owner);
  const kept: Draft = {
    displayName,
    description,
    owner: { value: owner, text: user.data?.properties.email ?? owner },
  };
  const [changes, setChanges] = useState<Partial<Draft>>({});
  const draft = { ...kept, ...changes };
  const ownerChanges = draft.owner.value !== owner;
  const dirty = draft.displayName !== displayName || draft.description !== description || ownerChanges;
  const complete = draft.displayName.trim() !== "" && draft.owner.value !== "";
  const submit = () =>
    save.mutate(
      {
        displayName: draft.displayName.trim(),
        description: draft.description,
        ...(ownerChanges && { ownerId: `/users/${draft.owner.value}` }),
      },
      { onSuccess: () => setChanges({}) },
    );
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (complete && dirty && !save.isPending) submit();
      }}
    >
      <Field label={texts.name} required>
        <Input
          value={draft.displayName}
          maxLength={300}
          onChange={(_, { value }) => setChanges({ ...changes, displayName: value })}
        />
      </Field>
      <Field label={texts.description}>
        <Textarea
          value={draft.description}
          maxLength={1000}
          onChange={(_, { value }) => setChanges({ ...changes, description: value })}
        />
      </Field>
      <OwnerPicker picked={draft.owner} change={(picked) => setChanges({ ...changes, owner: picked })} />
      {ownerChanges && (
        <MessageBar intent="warning" layout="multiline" role="status">
          <MessageBarBody>{texts.ownerChange}</MessageBarBody>
        </MessageBar>
      )}
      {save.error && <Failure error={save.error} />}
      <div className={styles.row}>
        <Button type="submit" appearance="primary" disabled={!complete} disabledFocusable={save.isPending || !dirty}>
          {texts.saveChanges}
        </Button>
        <Text role="status">{save.isSuccess && !dirty ? texts.saved : ""}</Text>
      </div>
      <Unsaved dirty={dirty && !save.isPending} />
    </form>
  );
}
