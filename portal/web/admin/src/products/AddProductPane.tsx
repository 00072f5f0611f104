import { Field, Input, Subtitle2, Switch, Text } from "@fluentui/react-components";
import { Pane } from "@gatehouse/shared";
import { useState } from "react";
import { useNavigate } from "react-router";
import { PickMany } from "../PickMany";
import { ID, idOf } from "../resourceId";
import type { Choice } from "../SearchPicker";
import { texts } from "../texts/products";
import { AccessSwitches } from "./AccessSwitches";
import { complete, NEW_PRODUCT, propertiesOf } from "./draft";
import { ProductNames, ProductTerms } from "./ProductFields";
import { ApiRefused, type AuthenticationType, useAddProduct, useApiSearch } from "./queries";

const NO_APIS: readonly Choice[] = [];
const KEYS: readonly AuthenticationType[] = ["subscription-key"];

/** The pane that makes a product, with its APIs and with what opens it. */
export function AddProductPane({ close }: { close: () => void }) {
  const navigate = useNavigate();
  const add = useAddProduct();
  const [draft, setDraft] = useState(NEW_PRODUCT);
  const [writtenId, setWrittenId] = useState<string>();
  const [published, setPublished] = useState(false);
  const [access, setAccess] = useState(KEYS);
  const [apis, setApis] = useState(NO_APIS);
  const id = writtenId ?? idOf(draft.displayName);
  const change = (changes: Partial<typeof draft>) => setDraft({ ...draft, ...changes });
  const submit = () =>
    add.mutate(
      {
        id,
        properties: {
          ...propertiesOf(draft),
          state: published ? "published" : "notPublished",
          authenticationType: [...access],
        },
        apis: apis.map(({ value }) => value),
      },
      {
        onSuccess: () => {
          close();
          void navigate(`/products/${encodeURIComponent(id)}`);
        },
      },
    );
  const refusal = add.error instanceof ApiRefused ? add.error : undefined;
  return (
    <Pane
      title={texts.adding}
      open
      close={close}
      action={texts.addAction}
      submit={submit}
      complete={complete(draft) && ID.test(id)}
      busy={add.isPending}
      dirty={draft !== NEW_PRODUCT || apis.length > 0 || access !== KEYS || published}
      error={refusal?.reason ?? add.error}
    >
      <ProductNames draft={draft} change={change} />
      <Field
        label={texts.id}
        required
        hint={texts.idHint}
        validationMessage={id !== "" && !ID.test(id) ? texts.idWrong : undefined}
      >
        <Input value={id} onChange={(_, { value }) => setWrittenId(value)} />
      </Field>
      <Switch label={texts.publishLabel} checked={published} onChange={(_, { checked }) => setPublished(checked)} />
      <ProductTerms draft={draft} change={change} />
      <PickMany
        label={texts.apis}
        hint={texts.chooseApiHint}
        none={texts.noApiFound}
        useChoices={useApiChoices}
        picked={apis}
        change={setApis}
      />
      <Subtitle2 as="h3">{texts.access}</Subtitle2>
      <AccessSwitches
        on={access}
        set={(type, on) => setAccess(on ? [...access, type] : access.filter((each) => each !== type))}
      />
      {refusal && <Text>{texts.apiRefused(refusal.api)}</Text>}
    </Pane>
  );
}

/** APIs as choices: those whose name has the text in it. */
export const useApiChoices = (search: string): readonly Choice[] | undefined =>
  useApiSearch(search).data?.map(({ name, properties }) => ({
    value: name,
    text: properties.displayName,
    label: `${properties.displayName} (/${properties.path})`,
  }));
