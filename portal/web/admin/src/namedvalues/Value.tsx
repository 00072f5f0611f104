import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { Copyable, Failure } from "@gatehouse/shared";
import { texts } from "../texts/namedValues";
import { type NamedValue, useReveal } from "./queries";

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalS },
});

/** A named value's text; a secret one is asked for only when somebody wants to see it. */
export function Value({ named }: { named: NamedValue }) {
  const styles = useStyles();
  const reveal = useReveal(named.name);
  const { displayName, secret, value = "" } = named.properties;
  if (secret !== true) return <Text>{value}</Text>;
  if (reveal.data !== undefined) {
    return (
      <span className={styles.row}>
        <Copyable label={displayName} value={reveal.data} />
        <Button size="small" aria-label={texts.hideOf(displayName)} onClick={() => reveal.reset()}>
          {texts.hide}
        </Button>
      </span>
    );
  }
  return (
    <span className={styles.row}>
      <span aria-hidden="true">{texts.masked}</span>
      <Button
        size="small"
        aria-label={texts.revealOf(displayName)}
        disabledFocusable={reveal.isPending}
        onClick={() => reveal.mutate()}
      >
        {texts.reveal}
      </Button>
      {reveal.error && <Failure error={reveal.error} />}
    </span>
  );
}
