import {
  Checkbox,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Text,
  Textarea,
} from "@fluentui/react-components";
import { Failure, Loading, Pane } from "@gatehouse/shared";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import { texts } from "../texts/requests";
import { type Registrable, useRegister, useRegistrable } from "./queries";

const useStyles = makeStyles({
  products: { display: "grid", border: "none", margin: "0", padding: "0" },
});

const labelled = ({ displayName, access, left, limit }: Registrable) =>
  left === 0
    ? texts.productUsed(displayName, limit)
    : access === "atOnce"
      ? texts.productAtOnce(displayName)
      : texts.productAfterApproval(displayName);

/** Registers an application for products that let developers do that. */
export function RegisterPane({ first, close }: { first?: string; close: () => void }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const register = useRegister();
  const registrable = useRegistrable(true);
  const [displayName, setDisplayName] = useState("");
  const [description, setDescription] = useState("");
  const [message, setMessage] = useState("");
  const [chosen, setChosen] = useState<readonly string[]>(first === undefined ? [] : [first]);
  const refused = register.data?.refused ?? [];
  const at = (name: string) => `/applications/${encodeURIComponent(name)}`;
  const submit = () =>
    register.mutate(
      { displayName: displayName.trim(), description: description.trim(), message: message.trim(), products: chosen },
      {
        onSuccess: (made) => {
          if (made.refused.length === 0) {
            close();
            void navigate(at(made.name));
          }
        },
      },
    );
  const waits = registrable.data?.some(({ name, access }) => access === "afterApproval" && chosen.includes(name));
  return (
    <Pane
      title={texts.registering}
      open
      close={close}
      action={texts.save}
      submit={submit}
      complete={displayName.trim() !== "" && chosen.length > 0 && !register.isSuccess}
      busy={register.isPending}
      dirty={!register.isSuccess && (displayName !== "" || description !== "" || message !== "")}
      error={register.error}
    >
      <Field label={texts.name} required>
        <Input value={displayName} maxLength={300} onChange={(_, { value }) => setDisplayName(value)} />
      </Field>
      <Field label={texts.description}>
        <Textarea value={description} maxLength={1000} onChange={(_, { value }) => setDescription(value)} />
      </Field>
      <fieldset className={styles.products}>
        <legend>{texts.products}</legend>
        {registrable.isPending && <Loading />}
        {registrable.error && <Failure error={registrable.error} retry={() => void registrable.refetch()} />}
        {registrable.data?.length === 0 && <Text>{texts.noRegistration}</Text>}
        {registrable.data?.map((product) => (
          <Checkbox
            key={product.name}
            label={labelled(product)}
            disabled={product.left === 0}
            checked={chosen.includes(product.name)}
            onChange={(_, { checked }) =>
              setChosen(checked === true ? [...chosen, product.name] : chosen.filter((each) => each !== product.name))
            }
          />
        ))}
      </fieldset>
      {waits && (
        <Field label={texts.message} hint={texts.messageHint}>
          <Textarea value={message} maxLength={1000} onChange={(_, { value }) => setMessage(value)} />
        </Field>
      )}
      {register.data && refused.length > 0 && (
        <MessageBar intent="warning" layout="multiline" role="alert">
          <MessageBarBody>
            {[texts.registered, ...refused.map(({ message: why }) => why)].join(" ")}{" "}
            <Link to={at(register.data.name)}>{texts.open}</Link>
          </MessageBarBody>
        </MessageBar>
      )}
    </Pane>
  );
}
