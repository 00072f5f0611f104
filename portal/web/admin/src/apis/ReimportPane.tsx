import { Pane } from "@gatehouse/shared";
import { useState } from "react";
import { texts } from "../texts/apis";
import { DefinitionSource, type Source } from "./DefinitionSource";
import { ImportPreview } from "./ImportPreview";
import { useImport, usePreview } from "./importQueries";
import type { Api } from "./queries";

/** The pane that imports a definition into an API that is there, and shows first what would change. */
export function ReimportPane({ api, close }: { api: Api; close: () => void }) {
  const preview = usePreview(api.name);
  const importing = useImport(api.name);
  const [source, setSource] = useState<Source>();
  const submit = () => {
    const definition = { path: api.properties.path, format: source?.format ?? "", value: source?.value ?? "" };
    if (preview.data) importing.mutate(definition, { onSuccess: close });
    else preview.mutate(definition);
  };
  return (
    <Pane
      title={texts.reimporting}
      open
      close={close}
      size="large"
      action={preview.data ? texts.import : texts.preview}
      submit={submit}
      complete={source !== undefined}
      busy={preview.isPending || importing.isPending}
      dirty={source !== undefined}
      error={preview.error ?? importing.error}
    >
      <DefinitionSource
        change={(next) => {
          setSource(next);
          preview.reset();
        }}
      />
      {preview.data && <ImportPreview preview={preview.data} />}
    </Pane>
  );
}
