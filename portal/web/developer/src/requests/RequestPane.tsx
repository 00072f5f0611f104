import { Field, Select, Text, Textarea } from "@fluentui/react-components";
import { Pane } from "@gatehouse/shared";
import { useState } from "react";
import { texts } from "../texts/requests";
import { type Access, type ProductAccess, useAsk } from "./queries";

interface Props {
  product: { name: string; displayName: string };
  access: Access;
  /** Those that may ask for it. */
  applications: ProductAccess["applications"];
  close: () => void;
  /** What came of it. */
  sent: (access: Access) => void;
}

/** Asks for a product for one of the developer's applications. */
export function RequestPane({ product, access, applications, close, sent }: Props) {
  const ask = useAsk(product.name);
  const [application, setApplication] = useState(applications.length === 1 ? (applications[0]?.name ?? "") : "");
  const [message, setMessage] = useState("");
  const waits = access === "afterApproval";
  const submit = () =>
    ask.mutate(
      { application, message },
      {
        onSuccess: ({ state }) => {
          sent(state === "pending" ? "afterApproval" : "atOnce");
          close();
        },
      },
    );
  return (
    <Pane
      title={texts.requesting(product.displayName)}
      open
      close={close}
      action={waits ? texts.send : texts.get}
      submit={submit}
      complete={application !== ""}
      busy={ask.isPending}
      dirty={message !== ""}
      error={ask.error}
    >
      <Text>{waits ? texts.afterApproval : texts.atOnce}</Text>
      <Field label={texts.application} required>
        <Select value={application} onChange={(_, { value }) => setApplication(value)}>
          <option value="">{texts.chooseApplication}</option>
          {applications.map(({ name, displayName }) => (
            <option key={name} value={name}>
              {displayName}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={texts.message} hint={waits ? texts.messageHint : undefined}>
        <Textarea value={message} maxLength={1000} onChange={(_, { value }) => setMessage(value)} />
      </Field>
    </Pane>
  );
}
