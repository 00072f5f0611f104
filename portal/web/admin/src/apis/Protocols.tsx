import { Checkbox, Field, makeStyles } from "@fluentui/react-components";
import { texts } from "../texts/apis";

const useStyles = makeStyles({ row: { display: "flex", flexWrap: "wrap" } });

interface Props {
  chosen: readonly string[];
  choose: (protocols: readonly string[]) => void;
  disabled?: boolean;
}

/** How callers may come: at least one way. */
export function Protocols({ chosen, choose, disabled = false }: Props) {
  const styles = useStyles();
  return (
    <Field label={texts.protocols} validationMessage={chosen.length === 0 ? texts.protocolMissing : undefined}>
      <div className={styles.row} role="group" aria-label={texts.protocols}>
        {(["http", "https"] as const).map((protocol) => (
          <Checkbox
            key={protocol}
            label={texts[protocol]}
            disabled={disabled}
            checked={chosen.includes(protocol)}
            onChange={(_, { checked }) =>
              choose(checked === true ? [...chosen, protocol] : chosen.filter((each) => each !== protocol))
            }
          />
        ))}
      </div>
    </Field>
  );
}
