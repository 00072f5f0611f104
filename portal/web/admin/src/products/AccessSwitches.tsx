import { makeStyles, Switch, Text, tokens } from "@fluentui/react-components";
import { texts } from "../texts/products";
import type { AuthenticationType } from "./queries";

const useStyles = makeStyles({
  section: { display: "grid", border: "none", margin: "0", padding: "0", gap: tokens.spacingVerticalXS },
});

/** What opens a product, with its name as Azure's portal has it. */
export const ACCESS = [
  { type: "application-token", label: texts.oauth },
  { type: "subscription-key", label: texts.key },
] as const satisfies readonly { type: AuthenticationType; label: string }[];

interface Props {
  on: readonly AuthenticationType[];
  busy?: boolean;
  set: (type: AuthenticationType, on: boolean) => void;
}

/** Both switches of application based access; the last one that is on can't be switched off. */
export function AccessSwitches({ on, busy = false, set }: Props) {
  const styles = useStyles();
  return (
    <fieldset className={styles.section} aria-label={texts.access}>
      <Text size={200}>{texts.accessHint}</Text>
      {ACCESS.map(({ type, label }) => (
        <Switch
          key={type}
          label={label}
          checked={on.includes(type)}
          disabled={on.length === 1 && on.includes(type)}
          disabledFocusable={busy}
          onChange={(_, { checked }) => set(type, checked)}
        />
      ))}
    </fieldset>
  );
}
