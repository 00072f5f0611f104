import { Field, Input, Radio, RadioGroup } from "@fluentui/react-components";
import { Pane } from "@gatehouse/shared";
import { useState } from "react";
import { OwnerPicker } from "../applications/OwnerPicker";
import { useApiChoices } from "../products/AddProductPane";
import { useProducts } from "../products/queries";
import { ID, idOf } from "../resourceId";
import { NOTHING_PICKED, type Picked, SearchPicker } from "../SearchPicker";
import { texts } from "../texts/subscriptions";
import { useAddSubscription } from "./queries";

type Kind = "apis" | "product" | "api";

interface Props {
  close: () => void;
  /** The product that it is for unless something else is chosen. */
  product?: string;
}

/** The pane that makes a subscription, with what its keys open and whose it is. */
export function AddSubscriptionPane({ close, product }: Props) {
  const add = useAddSubscription();
  const [displayName, setDisplayName] = useState("");
  const [writtenId, setWrittenId] = useState<string>();
  const [kind, setKind] = useState<Kind>("product");
  const [picked, setPicked] = useState<Picked>(
    product === undefined ? NOTHING_PICKED : { text: product, value: product },
  );
  const [owner, setOwner] = useState(NOTHING_PICKED);
  const id = writtenId ?? idOf(displayName);
  const scope = kind === "apis" ? "/apis" : `/${kind}s/${picked.value}`;
  const complete =
    displayName.trim() !== "" &&
    ID.test(id) &&
    (kind === "apis" || picked.value !== "") &&
    (owner.text === "" || owner.value !== "");
  return (
    <Pane
      title={texts.adding}
      open
      close={close}
      action={texts.addAction}
      submit={() =>
        add.mutate({ id, displayName: displayName.trim(), scope, owner: owner.value }, { onSuccess: close })
      }
      complete={complete}
      busy={add.isPending}
      dirty={displayName !== "" || owner.text !== "" || picked.value !== (product ?? "")}
      error={add.error}
    >
      <Field label={texts.name} required>
        <Input value={displayName} maxLength={100} onChange={(_, { value }) => setDisplayName(value)} />
      </Field>
      <Field
        label={texts.id}
        required
        hint={texts.idHint}
        validationMessage={id !== "" && !ID.test(id) ? texts.idWrong : undefined}
      >
        <Input value={id} onChange={(_, { value }) => setWrittenId(value)} />
      </Field>
      <Field label={texts.scope} required>
        <RadioGroup
          value={kind}
          onChange={(_, { value }) => {
            setKind(value as Kind);
            setPicked(NOTHING_PICKED);
          }}
        >
          <Radio value="product" label={texts.product} />
          <Radio value="api" label={texts.api} />
          <Radio value="apis" label={texts.allApis} />
        </RadioGroup>
      </Field>
      {kind === "product" && <ProductPicker picked={picked} change={setPicked} />}
      {kind === "api" && <ApiPicker picked={picked} change={setPicked} />}
      <OwnerPicker picked={owner} change={setOwner} required={false} hint={texts.ownerHint} />
    </Pane>
  );
}

interface PickerProps {
  picked: Picked;
  change: (picked: Picked) => void;
}

function ProductPicker({ picked, change }: PickerProps) {
  const products = useProducts();
  const typed = picked.value === "" ? picked.text.trim().toLowerCase() : "";
  return (
    <SearchPicker
      label={texts.whichProduct}
      required
      hint={texts.typeToSearch}
      missing={texts.choose}
      none={texts.nothingFound}
      picked={picked}
      change={change}
      choices={products.data
        ?.map(({ name, properties }) => ({ value: name, text: properties.displayName }))
        .filter(({ text }) => text.toLowerCase().includes(typed))}
    />
  );
}

function ApiPicker({ picked, change }: PickerProps) {
  return (
    <SearchPicker
      label={texts.whichApi}
      required
      hint={texts.typeToSearch}
      missing={texts.choose}
      none={texts.nothingFound}
      picked={picked}
      change={change}
      choices={useApiChoices(picked.value === "" ? picked.text : "")}
    />
  );
}
