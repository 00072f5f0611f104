import { Button, Checkbox, Field, Input, Text, Textarea } from "@fluentui/react-components";
import { Failure, Unsaved } from "@gatehouse/shared";
import { useState } from "react";
import { settingsTexts as texts, texts as apiTexts } from "../texts/apis";
import { isUrl } from "./names";
import { Protocols } from "./Protocols";
import { type Api, type ApiProperties, useChangeApi } from "./queries";
import { usePageStyles } from "./styles";

/** The settings of an API; what all revisions have alike is changed on the current one. */
export function SettingsTab({ api }: { api: Api }) {
  const styles = usePageStyles();
  const change = useChangeApi(api.name);
  const [typed, setTyped] = useState<Partial<ApiProperties>>({});
  const all: ApiProperties = { ...api.properties, ...typed };
  const dirty = JSON.stringify(all) !== JSON.stringify(api.properties);
  const shared = api.properties.isCurrent === false;
  const wrongUrl = (all.serviceUrl ?? "") !== "" && !isUrl(all.serviceUrl ?? "");
  const protocols = all.protocols ?? ["https"];
  const complete = (all.displayName ?? "").trim() !== "" && !wrongUrl && protocols.length > 0;
  const set = (changes: Partial<ApiProperties>) => {
    change.reset();
    setTyped({ ...typed, ...changes });
  };
  const keys = all.subscriptionKeyParameterNames;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (dirty && complete && !change.isPending) change.mutate(typed, { onSuccess: () => setTyped({}) });
      }}
    >
      {shared && <Text>{texts.shared}</Text>}
      <Field label={apiTexts.displayName} required>
        <Input
          value={all.displayName ?? ""}
          disabled={shared}
          maxLength={300}
          onChange={(_, { value }) => set({ displayName: value })}
        />
      </Field>
      <Field label={texts.description}>
        <Textarea
          value={all.description ?? ""}
          disabled={shared}
          onChange={(_, { value }) => set({ description: value })}
        />
      </Field>
      <Field
        label={apiTexts.serviceUrl}
        hint={apiTexts.serviceUrlHint}
        validationMessage={wrongUrl ? apiTexts.urlWrong : undefined}
      >
        <Input
          type="url"
          value={all.serviceUrl ?? ""}
          maxLength={2000}
          onChange={(_, { value }) => set({ serviceUrl: value })}
        />
      </Field>
      <Field
        label={apiTexts.path}
        hint={apiTexts.pathHint}
        validationState="warning"
        validationMessage={all.path === api.properties.path ? undefined : texts.pathChange}
      >
        <Input value={all.path} disabled={shared} maxLength={400} onChange={(_, { value }) => set({ path: value })} />
      </Field>
      <Protocols chosen={protocols} choose={(chosen) => set({ protocols: [...chosen] })} disabled={shared} />
      <Field hint={apiTexts.subscriptionHint}>
        <Checkbox
          label={apiTexts.subscriptionRequired}
          disabled={shared}
          checked={all.subscriptionRequired !== false}
          onChange={(_, { checked }) => set({ subscriptionRequired: checked === true })}
        />
      </Field>
      <Field label={texts.keyHeader}>
        <Input
          value={keys?.header ?? ""}
          onChange={(_, { value }) => set({ subscriptionKeyParameterNames: { ...keys, header: value } })}
        />
      </Field>
      <Field label={texts.keyQuery}>
        <Input
          value={keys?.query ?? ""}
          onChange={(_, { value }) => set({ subscriptionKeyParameterNames: { ...keys, query: value } })}
        />
      </Field>
      <Field label={texts.terms}>
        <Input value={all.termsOfServiceUrl ?? ""} onChange={(_, { value }) => set({ termsOfServiceUrl: value })} />
      </Field>
      <Field label={texts.contact}>
        <Input
          value={all.contact?.name ?? ""}
          onChange={(_, { value }) => set({ contact: { ...all.contact, name: value } })}
        />
      </Field>
      <Field label={texts.contactEmail}>
        <Input
          type="email"
          value={all.contact?.email ?? ""}
          onChange={(_, { value }) => set({ contact: { ...all.contact, email: value } })}
        />
      </Field>
      <Field label={texts.contactUrl}>
        <Input
          value={all.contact?.url ?? ""}
          onChange={(_, { value }) => set({ contact: { ...all.contact, url: value } })}
        />
      </Field>
      <Field label={texts.license}>
        <Input
          value={all.license?.name ?? ""}
          onChange={(_, { value }) => set({ license: { ...all.license, name: value } })}
        />
      </Field>
      <Field label={texts.licenseUrl}>
        <Input
          value={all.license?.url ?? ""}
          onChange={(_, { value }) => set({ license: { ...all.license, url: value } })}
        />
      </Field>
      {change.error && <Failure error={change.error} />}
      <div className={styles.row}>
        <Button type="submit" appearance="primary" disabledFocusable={!dirty || !complete || change.isPending}>
          {texts.save}
        </Button>
        <Text role="status">{change.isSuccess && !dirty ? texts.saved : ""}</Text>
      </div>
      <Unsaved dirty={dirty} />
    </form>
  );
}
