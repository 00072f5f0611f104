import { Field, makeStyles, Select, Subtitle1, tokens } from "@fluentui/react-components";
import { Failure, Loading, TimeSeries, TopBars } from "@gatehouse/shared";
import { useState } from "react";
import { texts } from "../texts/usage";
import { type Range, type Sums, type Usage, useUsage } from "./queries";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalL, gridTemplateColumns: "minmax(0, 1fr)" },
  range: { justifySelf: "start" },
});

const served = ({ calls, refused, failed }: Sums) => calls - refused - failed;

/** How often an application called, how that ended, and how long it took. */
export function UsageCharts({ name }: { name: string }) {
  const styles = useStyles();
  const [range, setRange] = useState<Range>("day");
  const usage = useUsage(name, range);
  return (
    <section className={styles.section} aria-label={texts.usage}>
      <Subtitle1 as="h2">{texts.usage}</Subtitle1>
      <Field label={texts.range} className={styles.range}>
        <Select value={range} onChange={(_, data) => setRange(data.value as Range)}>
          {(["hour", "day", "week", "month"] as const).map((each) => (
            <option key={each} value={each}>
              {texts.ranges[each]}
            </option>
          ))}
        </Select>
      </Field>
      {usage.isPending && <Loading />}
      {usage.error && <Failure error={usage.error} retry={() => void usage.refetch()} />}
      {usage.data && <Charts usage={usage.data} />}
    </section>
  );
}

function Charts({ usage }: { usage: Usage }) {
  const styles = useStyles();
  const { intervalMilliseconds: interval, times: sums, apis } = usage;
  const known = new Map(sums.map((sum) => [new Date(sum.timestamp).getTime(), sum]));
  const from = new Date(usage.from).getTime();
  const count = Math.max(0, Math.ceil((new Date(usage.until).getTime() - from) / interval));
  const times = sums.length === 0 ? [] : Array.from({ length: count }, (_, at) => from + at * interval);
  const of = (value: (sum: Sums) => number) =>
    times.map((time) => {
      const sum = known.get(time);
      return sum ? value(sum) : 0;
    });
  const total = (value: (sum: Sums) => number) => sums.reduce((all, sum) => all + value(sum), 0);
  return (
    <div className={styles.section}>
      <TimeSeries
        title={texts.calls}
        kind="bars"
        times={times}
        interval={interval}
        empty={texts.noCalls}
        series={[
          { name: texts.served, tone: "good", values: of(served), total: total(served) },
          {
            name: texts.refused,
            tone: "warning",
            values: of(({ refused }) => refused),
            total: total(({ refused }) => refused),
          },
          { name: texts.failed, tone: "bad", values: of(({ failed }) => failed), total: total(({ failed }) => failed) },
        ]}
      />
      {sums.length > 0 && (
        <>
          <TimeSeries
            title={texts.latency}
            kind="lines"
            times={times}
            interval={interval}
            format={texts.milliseconds}
            series={[
              {
                name: texts.average,
                tone: "one",
                values: times.map((time) => known.get(time)?.averageMilliseconds),
              },
            ]}
          />
          <TopBars
            title={texts.byApi}
            of={texts.api}
            parts={[
              { name: texts.served, tone: "good" },
              { name: texts.refused, tone: "warning" },
              { name: texts.failed, tone: "bad" },
            ]}
            bars={apis.map((sum) => ({
              key: `${sum.product}/${sum.api}`,
              name: texts.apiOf(sum.api, sum.product),
              values: [served(sum), sum.refused, sum.failed],
              note: texts.takes(texts.milliseconds(sum.averageMilliseconds)),
            }))}
          />
        </>
      )}
    </div>
  );
}
