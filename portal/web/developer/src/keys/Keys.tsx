import { Button, makeStyles, MessageBar, MessageBarBody, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { Confirmed, Copyable, Failure, Property } from "@gatehouse/shared";
import { useState } from "react";
import { texts } from "../texts/keys";
import { useRegenerate, useShownKeys } from "./queries";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
});

type Which = "primary" | "secondary";

/** The two keys: shown on request, and regenerated one by one. */
export function Keys({ name, active }: { name: string; active: boolean }) {
  const styles = useStyles();
  const shown = useShownKeys(name);
  const regenerate = useRegenerate(name);
  const [asking, setAsking] = useState<Which>();
  const { data } = shown;
  const again = (which: Which) =>
    regenerate.mutate(which, {
      // What is on the screen is no key any more.
      onSuccess: () => data && shown.mutate(),
    });
  return (
    <section className={styles.section} aria-label={texts.keys}>
      <Subtitle1 as="h2">{texts.keys}</Subtitle1>
      <Text>{active ? texts.keysHint : texts.keysNotYet}</Text>
      {data && (
        <>
          <Property label={texts.primary}>
            <Copyable label={texts.primary} value={data.primaryKey} />
          </Property>
          <Property label={texts.secondary}>
            <Copyable label={texts.secondary} value={data.secondaryKey} />
          </Property>
        </>
      )}
      <div className={styles.actions}>
        <Button
          appearance="primary"
          disabledFocusable={shown.isPending}
          onClick={() => (data ? shown.reset() : shown.mutate())}
        >
          {data ? texts.hide : texts.show}
        </Button>
        <Button disabledFocusable={regenerate.isPending} onClick={() => setAsking("primary")}>
          {texts.regeneratePrimary}
        </Button>
        <Button disabledFocusable={regenerate.isPending} onClick={() => setAsking("secondary")}>
          {texts.regenerateSecondary}
        </Button>
      </div>
      {shown.error && <Failure error={shown.error} />}
      {regenerate.error && <Failure error={regenerate.error} />}
      {regenerate.isSuccess && (
        <MessageBar intent="success" layout="multiline" role="status">
          <MessageBarBody>{texts.regenerated(title(regenerate.variables))}</MessageBarBody>
        </MessageBar>
      )}
      <Confirmed
        question={texts.regenerateQuestion(title(asking ?? "primary"))}
        warning={texts.regenerateWarning}
        action={texts.regenerate}
        open={asking !== undefined}
        confirm={() => {
          if (asking) again(asking);
          setAsking(undefined);
        }}
        cancel={() => setAsking(undefined)}
      />
    </section>
  );
}

const title = (which: Which) => (which === "primary" ? texts.primary : texts.secondary);
