import { type Picked, SearchPicker } from "../SearchPicker";
import { texts } from "../texts/applications";
import { useUsers } from "./queries";

interface Props {
  picked: Picked;
  change: (picked: Picked) => void;
  label?: string;
  hint?: string;
  required?: boolean;
}

/** Picks an active user: the service searches addresses and names. */
export function OwnerPicker({ picked, change, label = texts.owner, hint = texts.ownerHint, required = true }: Props) {
  const users = useUsers(picked.value === "" ? picked.text : "");
  return (
    <SearchPicker
      label={label}
      required={required}
      hint={hint}
      missing={texts.ownerMissing}
      none={texts.noUsers}
      picked={picked}
      change={change}
      choices={users.data?.map(({ name, properties }) => ({
        value: name,
        text: properties.email,
        label: `${properties.firstName} ${properties.lastName} (${properties.email})`,
      }))}
    />
  );
}
