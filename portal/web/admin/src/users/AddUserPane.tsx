import { Field, Input, Radio, RadioGroup } from "@fluentui/react-components";
import { Pane } from "@gatehouse/shared";
import { useState } from "react";
import { useNavigate } from "react-router";
import { texts } from "../texts/people";
import { type NewUser, useAddUser } from "./queries";
import { complete, nobody, stripped, UserFields } from "./UserFields";

/** The pane that adds a user: invited, with a password, or without an account for now. */
export function AddUserPane({ close }: { close: () => void }) {
  const navigate = useNavigate();
  const add = useAddUser();
  const [who, setWho] = useState(nobody);
  const [how, setHow] = useState<NewUser["how"]>("invite");
  const [password, setPassword] = useState("");
  return (
    <Pane
      title={texts.adding}
      open
      close={close}
      action={how === "invite" ? texts.invite : texts.add}
      submit={() =>
        add.mutate(
          { ...stripped(who), how, password },
          {
            onSuccess: (name) => {
              close();
              void navigate(`/users/${encodeURIComponent(name)}`);
            },
          },
        )
      }
      complete={complete(who) && (how !== "password" || password !== "")}
      busy={add.isPending}
      dirty={who !== nobody || password !== ""}
      error={add.error}
    >
      <UserFields who={who} set={setWho} />
      <Field label={texts.how}>
        <RadioGroup value={how} onChange={(_, data) => setHow(data.value as NewUser["how"])}>
          <Radio value="invite" label={`${texts.invite}. ${texts.inviteHint}`} />
          <Radio value="password" label={texts.withPassword} />
          <Radio value="none" label={`${texts.without}. ${texts.withoutHint}`} />
        </RadioGroup>
      </Field>
      {how === "password" && (
        <Field label={texts.password} required hint={texts.passwordHint}>
          <Input
            type="password"
            autoComplete="new-password"
            value={password}
            maxLength={256}
            onChange={(_, data) => setPassword(data.value)}
          />
        </Field>
      )}
    </Pane>
  );
}
