import { Checkbox, makeStyles, Text, tokens } from "@fluentui/react-components";
import { texts } from "../texts/apis";

const useStyles = makeStyles({
  group: { border: "none", margin: "0", padding: "0", minWidth: "0" },
  row: { display: "flex", flexWrap: "wrap" },
  missing: { color: tokens.colorPaletteRedForeground1 },
});

interface Props {
  chosen: readonly string[];
  choose: (protocols: readonly string[]) => void;
  disabled?: boolean;
}

/** How callers may come: at least one way. */
export function Protocols({ chosen, choose, disabled = false }: Props) {
  const styles = useStyles();
  return (
    <fieldset className={styles.group}>
      <legend>{texts.protocols}</legend>
      <div className={styles.row}>
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
      {chosen.length === 0 && (
        <Text role="alert" className={styles.missing}>
          {texts.protocolMissing}
        </Text>
      )}
    </fieldset>
  );
}
