import { Field, Input, Textarea } from "@fluentui/react-components";
import { Pane } from "@gatehouse/shared";
import { useState } from "react";
import { useNavigate } from "react-router";
import { operationTexts as texts, texts as apiTexts } from "../texts/apis";
import { MethodField } from "./MethodField";
import { ID, idOf } from "./names";
import { parametersOf, useCreateOperation } from "./operationQueries";

/** The pane that adds an operation; its parameters and responses come on its page. */
export function AddOperationPane({ api, close }: { api: string; close: () => void }) {
  const navigate = useNavigate();
  const create = useCreateOperation(api);
  const [displayName, setDisplayName] = useState("");
  const [writtenId, setWrittenId] = useState<string>();
  const [method, setMethod] = useState("GET");
  const [urlTemplate, setUrlTemplate] = useState("/");
  const [description, setDescription] = useState("");
  const id = writtenId ?? idOf(displayName);
  const wrong = !urlTemplate.startsWith("/");
  const submit = () =>
    create.mutate(
      {
        id,
        properties: {
          displayName: displayName.trim(),
          method,
          urlTemplate: urlTemplate.trim(),
          description: description === "" ? undefined : description,
          templateParameters: parametersOf(urlTemplate).map((name) => ({ name, type: "string", required: true })),
        },
      },
      {
        onSuccess: () => {
          close();
          void navigate(`/apis/${encodeURIComponent(api)}/operations/${encodeURIComponent(id)}`);
        },
      },
    );
  return (
    <Pane
      title={texts.adding}
      open
      close={close}
      action={texts.create}
      submit={submit}
      complete={displayName.trim() !== "" && ID.test(id) && method !== "" && !wrong}
      busy={create.isPending}
      dirty={displayName !== "" || description !== "" || urlTemplate !== "/"}
      error={create.error}
    >
      <Field label={apiTexts.displayName} required>
        <Input value={displayName} maxLength={300} onChange={(_, data) => setDisplayName(data.value)} />
      </Field>
      <Field label={apiTexts.id} required validationMessage={id !== "" && !ID.test(id) ? apiTexts.idWrong : undefined}>
        <Input value={id} onChange={(_, data) => setWrittenId(data.value)} />
      </Field>
      <MethodField method={method} choose={setMethod} />
      <Field
        label={texts.template}
        required
        hint={texts.templateHint}
        validationMessage={wrong ? texts.templateWrong : undefined}
      >
        <Input value={urlTemplate} maxLength={1000} onChange={(_, data) => setUrlTemplate(data.value)} />
      </Field>
      <Field label={texts.description}>
        <Textarea value={description} maxLength={1000} onChange={(_, data) => setDescription(data.value)} />
      </Field>
    </Pane>
  );
}
