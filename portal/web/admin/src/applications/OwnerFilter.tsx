import { Combobox, Option } from "@fluentui/react-components";
import type { ListState } from "@gatehouse/shared";
import { useState } from "react";
import { texts } from "../texts/applications";
import { useUser, useUsers } from "./queries";

/** Shows what one owner has; the owner stands in the list's address. */
export function OwnerFilter({ state }: { state: ListState }) {
  const owner = state.filter("owner");
  const chosen = useUser(owner);
  const [typed, setTyped] = useState("");
  const users = useUsers(typed);
  return (
    <Combobox
      aria-label={texts.belongsTo}
      placeholder={texts.anyOwner}
      clearable
      value={owner === "" ? typed : (chosen.data?.properties.email ?? owner)}
      selectedOptions={owner === "" ? [] : [owner]}
      onInput={(event) => {
        setTyped(event.currentTarget.value);
        if (owner !== "") state.set({ owner: "" });
      }}
      onOptionSelect={(_, { optionValue }) => {
        setTyped("");
        state.set({ owner: optionValue ?? "" });
      }}
    >
      {users.data?.map(({ name, properties }) => (
        <Option key={name} value={name} text={properties.email}>
          {`${properties.firstName} ${properties.lastName} (${properties.email})`}
        </Option>
      ))}
    </Combobox>
  );
}
