import { InteractionTag, InteractionTagPrimary, InteractionTagSecondary, TagGroup } from "@fluentui/react-components";
import { useState } from "react";
import { type Choice, NOTHING_PICKED, SearchPicker } from "./SearchPicker";
import { texts } from "./texts";

interface Props {
  label: string;
  hint?: string;
  none: string;
  /** What the server found for a text. */
  useChoices: (search: string) => readonly Choice[] | undefined;
  picked: readonly Choice[];
  change: (picked: readonly Choice[]) => void;
}

/** Picks several of many, one after the other; each can be put back. */
export function PickMany({ label, hint, none, useChoices, picked, change }: Props) {
  const [typed, setTyped] = useState(NOTHING_PICKED);
  const choices = useChoices(typed.text)?.filter((choice) => !picked.some(({ value }) => value === choice.value));
  return (
    <>
      <SearchPicker
        label={label}
        hint={hint}
        none={none}
        choices={choices}
        picked={typed}
        change={(next) => {
          const choice = choices?.find(({ value }) => next.value !== "" && value === next.value);
          setTyped(choice ? NOTHING_PICKED : next);
          if (choice) change([...picked, choice]);
        }}
      />
      {picked.length > 0 && (
        <TagGroup
          aria-label={texts.pickedOf(label)}
          onDismiss={(_, { value }) => change(picked.filter((choice) => choice.value !== value))}
        >
          {picked.map(({ value, text }) => (
            <InteractionTag key={value} value={value}>
              <InteractionTagPrimary hasSecondaryAction>{text}</InteractionTagPrimary>
              <InteractionTagSecondary aria-label={texts.putBack(text)} />
            </InteractionTag>
          ))}
        </TagGroup>
      )}
    </>
  );
}
