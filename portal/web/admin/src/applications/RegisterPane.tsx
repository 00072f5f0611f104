import { Checkbox, Field, Input, makeStyles, Text, Textarea } from "@fluentui/react-components";
import { Pane } from "@gatehouse/shared";
import { useState } from "react";
import { useNavigate } from "react-router";
import { opens, useProducts } from "../products/queries";
import { ID, idOf } from "../resourceId";
import { NOTHING_PICKED } from "../SearchPicker";
import { texts } from "../texts/applications";
import { OwnerPicker } from "./OwnerPicker";
import { GrantRefused, useRegister } from "./queries";

const useStyles = makeStyles({
  products: { display: "grid", border: "none", margin: "0", padding: "0" },
});

interface Props {
  close: () => void;
  /** The product that is granted unless it is taken out. */
  product?: string;
}

/** The pane that registers an application with its owner and its products. */
export function RegisterPane({ close, product: preset }: Props) {
  const styles = useStyles();
  const navigate = useNavigate();
  const register = useRegister();
  const products = useProducts();
  const [displayName, setDisplayName] = useState("");
  const [writtenId, setWrittenId] = useState<string>();
  const [description, setDescription] = useState("");
  const [owner, setOwner] = useState(NOTHING_PICKED);
  const first = preset === undefined ? [] : [preset];
  const [chosen, setChosen] = useState<readonly string[]>(first);
  const id = writtenId ?? idOf(displayName);
  const complete = displayName.trim() !== "" && ID.test(id) && owner.value !== "";
  const submit = () =>
    register.mutate(
      { id, displayName: displayName.trim(), description, ownerId: `/users/${owner.value}`, products: chosen },
      {
        onSuccess: () => {
          close();
          void navigate(`/applications/${encodeURIComponent(id)}`);
        },
      },
    );
  const refusal = register.error instanceof GrantRefused ? register.error : undefined;
  return (
    <Pane
      title={texts.registering}
      open
      close={close}
      action={texts.save}
      submit={submit}
      complete={complete}
      busy={register.isPending}
      dirty={displayName !== "" || description !== "" || owner.text !== "" || chosen.join() !== first.join()}
      error={refusal?.reason ?? register.error}
    >
      <Field label={texts.name} required>
        <Input value={displayName} maxLength={300} onChange={(_, data) => setDisplayName(data.value)} />
      </Field>
      <Field
        label={texts.id}
        required
        hint={texts.idHint}
        validationMessage={id !== "" && !ID.test(id) ? texts.idWrong : undefined}
      >
        <Input value={id} onChange={(_, data) => setWrittenId(data.value)} />
      </Field>
      <OwnerPicker picked={owner} change={setOwner} />
      <fieldset className={styles.products}>
        <legend>{texts.grant}</legend>
        <Text size={200}>{texts.grantHint}</Text>
        {products.data?.map((product) => {
          const enabled = opens(product, "application-token");
          const name = product.properties.displayName;
          return (
            <Checkbox
              key={product.name}
              label={enabled ? name : texts.notEnabled(name)}
              disabled={!enabled}
              checked={chosen.includes(product.name)}
              onChange={(_, { checked }) =>
                setChosen(checked === true ? [...chosen, product.name] : chosen.filter((each) => each !== product.name))
              }
            />
          );
        })}
      </fieldset>
      <Field label={texts.description}>
        <Textarea value={description} maxLength={1000} onChange={(_, data) => setDescription(data.value)} />
      </Field>
      {refusal && <Text>{texts.granting(refusal.product)}</Text>}
    </Pane>
  );
}
