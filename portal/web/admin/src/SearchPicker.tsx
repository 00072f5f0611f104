import { Combobox, Field, Option } from "@fluentui/react-components";

/** One of what can be picked. */
export interface Choice {
  value: string;
  /** What stands in the box when it is picked. */
  text: string;
  /** What stands in the list; the text if it isn't given. */
  label?: string;
  disabled?: boolean;
}

/** What was typed, and the value that was picked; empty while none is. */
export interface Picked {
  text: string;
  value: string;
}

export const NOTHING_PICKED: Picked = { text: "", value: "" };

interface Props {
  label: string;
  hint?: string;
  required?: boolean;
  /** What the server found for the text; undefined while that isn't known. */
  choices: readonly Choice[] | undefined;
  picked: Picked;
  change: (picked: Picked) => void;
  /** Said where something is typed and nothing picked. */
  missing?: string;
  /** Said where nothing was found. */
  none: string;
}

/** Picks one of many by typing a part of it: the server searches. */
export function SearchPicker({ label, hint, required, choices, picked, change, missing, none }: Props) {
  const unpicked = missing !== undefined && picked.text !== "" && picked.value === "";
  return (
    <Field
      label={label}
      hint={hint}
      required={required}
      validationMessage={unpicked ? missing : undefined}
      validationState={unpicked ? "warning" : "none"}
    >
      <Combobox
        value={picked.text}
        selectedOptions={picked.value === "" ? [] : [picked.value]}
        onInput={(event) => change({ text: event.currentTarget.value, value: "" })}
        onOptionSelect={(_, data) => change({ text: data.optionText ?? "", value: data.optionValue ?? "" })}
      >
        {choices?.map(({ value, text, label: shown, disabled }) => (
          <Option key={value} value={value} text={text} disabled={disabled}>
            {shown ?? text}
          </Option>
        ))}
        {choices?.length === 0 && (
          <Option key="none" value="" disabled text="">
            {none}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}
