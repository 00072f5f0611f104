import { Combobox, Field, makeStyles, Option } from "@fluentui/react-components";
import { useDeferredValue, useState } from "react";
import { texts } from "../texts/insight";
import type { Dimension } from "./period";
import { useFound, useNameOf } from "./queries";

const useStyles = makeStyles({
  box: { minWidth: "0", width: "100%" },
  field: { flex: "1 1 12rem", maxWidth: "18rem" },
});

interface Props {
  dimension: Dimension;
  /** The name of what is chosen; empty for anything. */
  value: string;
  choose: (name: string) => void;
}

/** Chooses an application, a product or an API to filter by: the server searches as one types. */
export function ResourcePicker({ dimension, value, choose }: Props) {
  const styles = useStyles();
  const [typed, setTyped] = useState<string>();
  const [open, setOpen] = useState(false);
  const chosenName = useNameOf(dimension, value);
  const found = useFound(dimension, useDeferredValue(typed ?? ""), open);
  return (
    <Field label={texts[dimension]} className={styles.field}>
      <Combobox
        className={styles.box}
        clearable
        placeholder={texts.any}
        value={typed ?? chosenName}
        selectedOptions={value === "" ? [] : [value]}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onOpenChange={(_, data) => {
          setOpen(data.open);
          if (!data.open) setTyped(undefined);
        }}
        onOptionSelect={(_, data) => {
          setTyped(undefined);
          choose(data.optionValue ?? "");
        }}
      >
        {found.data?.map(({ name, properties }) => (
          <Option key={name} value={name.toLowerCase()} text={properties.displayName}>
            {properties.displayName}
          </Option>
        ))}
        {found.data?.length === 0 && (
          <Option key="none" disabled text="">
            {texts.nothingFound}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}
