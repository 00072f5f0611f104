import { Checkbox, makeStyles, Subtitle1, Switch, tokens } from "@fluentui/react-components";
import { backendTexts as texts } from "../texts/namedValues";
import { WholeNumber } from "./Members";
import type { Rule } from "./queries";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)" },
  row: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalS },
});

const BEGINNING: Rule = {
  name: "failures",
  failureCondition: { count: 3, interval: "PT1M", statusCodeRanges: [{ min: 500, max: 599 }] },
  tripDuration: "PT1M",
  acceptRetryAfter: true,
};

/** When a backend is left alone for a while. */
export function Breaker({ rule, change }: { rule: Rule | undefined; change: (rule: Rule | undefined) => void }) {
  const styles = useStyles();
  return (
    <section className={styles.section} aria-label={texts.breaker}>
      <Subtitle1 as="h2">{texts.breaker}</Subtitle1>
      <Switch
        label={texts.breakerOn}
        checked={rule !== undefined}
        onChange={(_, { checked }) => change(checked ? BEGINNING : undefined)}
      />
      {rule && <Condition rule={rule} change={change} />}
    </section>
  );
}

function Condition({ rule, change }: { rule: Rule; change: (rule: Rule) => void }) {
  const styles = useStyles();
  const condition = rule.failureCondition ?? {};
  const range = condition.statusCodeRanges?.[0];
  const set = (changes: Rule["failureCondition"]) =>
    change({ ...rule, failureCondition: { ...condition, ...changes } });
  const statuses = (min: number | undefined, max: number | undefined) =>
    set({
      statusCodeRanges: [{ min: min ?? 0, max: max ?? 0 }, ...(condition.statusCodeRanges ?? []).slice(1)],
    });
  return (
    <>
      <div className={styles.row}>
        <WholeNumber label={texts.failures} value={condition.count} change={(count) => set({ count })} />
        <WholeNumber
          label={texts.within}
          value={secondsOf(condition.interval)}
          change={(seconds) => set({ interval: durationOf(seconds) })}
        />
        <WholeNumber
          label={texts.tripFor}
          value={secondsOf(rule.tripDuration)}
          change={(seconds) => change({ ...rule, tripDuration: durationOf(seconds) })}
        />
      </div>
      <div className={styles.row}>
        <WholeNumber label={texts.statusFrom} value={range?.min} change={(min) => statuses(min, range?.max)} />
        <WholeNumber label={texts.statusTo} value={range?.max} change={(max) => statuses(range?.min, max)} />
      </div>
      <Checkbox
        label={texts.retryAfter}
        checked={rule.acceptRetryAfter === true}
        onChange={(_, { checked }) => change({ ...rule, acceptRetryAfter: checked === true })}
      />
    </>
  );
}

const durationOf = (seconds: number | undefined) => (seconds === undefined ? undefined : `PT${seconds}S`);

/** The seconds of a duration in days, hours, minutes and seconds. */
export function secondsOf(duration: string | undefined): number | undefined {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/.exec(duration ?? "");
  if (!parts) return undefined;
  const [days, hours, minutes, seconds] = parts.slice(1).map((part) => parseInt(part ?? "0", 10));
  return (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0);
}
