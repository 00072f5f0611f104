import { Button, makeStyles, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { Confirmed, Failure, Properties, Property } from "@gatehouse/shared";
import { useState } from "react";
import { texts } from "../texts/subscriptions";
import { useKeys, useRegenerate } from "./queries";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
});

const KEYS = [
  { which: "Primary", property: "primaryKey", label: texts.primaryKey, regenerate: texts.regeneratePrimary },
  { which: "Secondary", property: "secondaryKey", label: texts.secondaryKey, regenerate: texts.regenerateSecondary },
] as const;

/** The two keys: shown when somebody asks to see them, and made anew. */
export function SubscriptionKeys({ name }: { name: string }) {
  const styles = useStyles();
  const keys = useKeys(name);
  const regenerate = useRegenerate(name);
  const [asking, setAsking] = useState<(typeof KEYS)[number]>();
  const shown = keys.data;
  return (
    <section className={styles.section} aria-label={texts.keys}>
      <Subtitle1 as="h2">{texts.keys}</Subtitle1>
      <Text>{texts.keysHint}</Text>
      <Properties>
        {KEYS.map(({ property, label }) =>
          shown ? (
            <Property key={property} label={label} value={shown[property]} />
          ) : (
            <Property key={property} label={label}>
              {texts.hidden}
            </Property>
          ),
        )}
      </Properties>
      <div className={styles.row}>
        <Button disabledFocusable={keys.isPending} onClick={() => (shown ? keys.reset() : keys.mutate())}>
          {shown ? texts.hideKeys : texts.showKeys}
        </Button>
        {KEYS.map((key) => (
          <Button key={key.property} disabledFocusable={regenerate.isPending} onClick={() => setAsking(key)}>
            {key.regenerate}
          </Button>
        ))}
      </div>
      {keys.error && <Failure error={keys.error} />}
      {regenerate.error && <Failure error={regenerate.error} />}
      <Confirmed
        question={texts.regenerateQuestion(asking?.label ?? "")}
        warning={texts.regenerateWarning}
        action={texts.regenerate}
        open={asking !== undefined}
        confirm={() => {
          if (asking) regenerate.mutate(asking.which, { onSuccess: () => (shown ? keys.mutate() : undefined) });
          setAsking(undefined);
        }}
        cancel={() => setAsking(undefined)}
      />
    </section>
  );
}
