import { Field, Input } from "@fluentui/react-components";
import { Pane } from "@gatehouse/shared";
import { useState } from "react";
import { useNavigate } from "react-router";
import { texts } from "../texts/apis";
import { DefinitionSource, type Source } from "./DefinitionSource";
import { ImportPreview } from "./ImportPreview";
import { type Definition, usePreview } from "./importQueries";
import { ID, idOf } from "./names";
import { ProductChoice } from "./ProductChoice";
import { AfterwardsRefused, useCreateApi } from "./queries";

/** The pane that makes an API of an OpenAPI document, and shows first what that would be. */
export function ImportPane({ open, close }: { open: boolean; close: () => void }) {
  const navigate = useNavigate();
  const preview = usePreview();
  const create = useCreateApi();
  const [source, setSource] = useState<Source>();
  const [displayName, setDisplayName] = useState("");
  const [writtenId, setWrittenId] = useState<string>();
  const [writtenPath, setWrittenPath] = useState<string>();
  const [products, setProducts] = useState<readonly string[]>([]);
  const id = writtenId ?? idOf(displayName === "" ? titleIn(preview.data?.settings) : displayName);
  const path = writtenPath ?? id;
  const refusal = create.error instanceof AfterwardsRefused ? create.error : undefined;
  const definition = (): Definition => ({
    path: path.trim(),
    ...(displayName.trim() === "" ? {} : { displayName: displayName.trim() }),
    format: source?.format ?? "",
    value: source?.value ?? "",
  });
  const submit = () => {
    if (!preview.data) {
      preview.mutate(definition());
      return;
    }
    create.mutate(
      { id, properties: definition(), products, backend: "" },
      {
        onSuccess: () => {
          close();
          void navigate(`/apis/${encodeURIComponent(id)}`);
        },
      },
    );
  };
  return (
    <Pane
      title={texts.importing}
      open={open}
      close={close}
      size="large"
      action={preview.data ? texts.import : texts.preview}
      submit={submit}
      complete={source !== undefined && (!preview.data || ID.test(id))}
      busy={preview.isPending || create.isPending}
      dirty={source !== undefined}
      error={preview.error ?? refusal?.reason ?? create.error}
    >
      <DefinitionSource
        change={(next) => {
          setSource(next);
          preview.reset();
        }}
      />
      <Field label={texts.displayName} hint={texts.displayNameFromDefinition}>
        <Input value={displayName} maxLength={300} onChange={(_, data) => setDisplayName(data.value)} />
      </Field>
      {preview.data && (
        <>
          <Field
            label={texts.id}
            required
            hint={texts.idHint}
            validationMessage={id !== "" && !ID.test(id) ? texts.idWrong : undefined}
          >
            <Input value={id} onChange={(_, data) => setWrittenId(data.value)} />
          </Field>
          <Field label={texts.path} hint={texts.pathHint}>
            <Input value={path} maxLength={400} onChange={(_, data) => setWrittenPath(data.value)} />
          </Field>
          <ProductChoice chosen={products} choose={setProducts} />
          <ImportPreview preview={preview.data} />
        </>
      )}
      {refusal && texts.notAdded(refusal.what)}
    </Pane>
  );
}

/** The title that the definition gives the API. */
function titleIn(settings: readonly { property: string; after: unknown }[] = []): string {
  const title = settings.find(({ property }) => property === "displayName")?.after;
  return typeof title === "string" ? title : "";
}
