import { Pane } from "@gatehouse/shared";
import { useState } from "react";
import { texts } from "../texts/people";
import { type User, usePatchUser } from "./queries";
import { complete, stripped, UserFields } from "./UserFields";

/** The pane that changes what is written down of a user. */
export function EditUserPane({ user, close }: { user: User; close: () => void }) {
  const patch = usePatchUser(user.name);
  const [before] = useState({
    email: user.properties.email,
    firstName: user.properties.firstName,
    lastName: user.properties.lastName,
    note: user.properties.note ?? "",
  });
  const [who, setWho] = useState(before);
  const dirty = JSON.stringify(who) !== JSON.stringify(before);
  return (
    <Pane
      title={texts.editing}
      open
      close={close}
      action={texts.save}
      submit={() => patch.mutate(stripped(who), { onSuccess: close })}
      complete={dirty && complete(who)}
      busy={patch.isPending}
      dirty={dirty}
      error={patch.error}
    >
      <UserFields who={who} set={setWho} />
    </Pane>
  );
}
