import { Checkbox, Combobox, Field, Input, makeStyles, Option, Text, Textarea } from "@fluentui/react-components";
import { Pane } from "@gatehouse/shared";
import { useState } from "react";
import { useNavigate } from "react-router";
import { opens, useProducts } from "../products/queries";
import { texts } from "../texts";
import { GrantRefused, useRegister, useUsers } from "./queries";

const useStyles = makeStyles({
  products: { display: "grid", border: "none", margin: "0", padding: "0" },
});

const ID = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,78}[A-Za-z0-9])?$/;

/** An id made from a name, until somebody writes another one. */
const idOf = (name: string) =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 80);

/** The pane that registers an application with its owner and its products. */
export function RegisterPane({ open, close }: { open: boolean; close: () => void }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const register = useRegister();
  const products = useProducts();
  const [displayName, setDisplayName] = useState("");
  const [writtenId, setWrittenId] = useState<string>();
  const [description, setDescription] = useState("");
  const [ownerText, setOwnerText] = useState("");
  const [owner, setOwner] = useState("");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const users = useUsers(owner === "" ? ownerText : "");
  const id = writtenId ?? idOf(displayName);
  const complete = displayName.trim() !== "" && ID.test(id) && owner !== "";
  const submit = () =>
    register.mutate(
      { id, displayName: displayName.trim(), description, ownerId: `/users/${owner}`, products: chosen },
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
      open={open}
      close={close}
      action={texts.save}
      submit={submit}
      complete={complete}
      busy={register.isPending}
      dirty={displayName !== "" || description !== "" || ownerText !== "" || chosen.length > 0}
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
      <Field
        label={texts.owner}
        required
        hint={texts.ownerHint}
        validationMessage={ownerText !== "" && owner === "" ? texts.ownerMissing : undefined}
        validationState={ownerText !== "" && owner === "" ? "warning" : "none"}
      >
        <Combobox
          value={ownerText}
          selectedOptions={owner === "" ? [] : [owner]}
          onInput={(event) => {
            setOwnerText(event.currentTarget.value);
            setOwner("");
          }}
          onOptionSelect={(_, data) => {
            setOwner(data.optionValue ?? "");
            setOwnerText(data.optionText ?? "");
          }}
        >
          {users.data?.map(({ name, properties }) => (
            <Option key={name} value={name} text={properties.email}>
              {`${properties.firstName} ${properties.lastName} (${properties.email})`}
            </Option>
          ))}
          {users.data?.length === 0 && (
            <Option key="none" disabled text="">
              {texts.noUsers}
            </Option>
          )}
        </Combobox>
      </Field>
      <fieldset className={styles.products}>
        <legend>{texts.grant}</legend>
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
