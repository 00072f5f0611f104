import { makeStyles, tokens } from "@fluentui/react-components";
import { Failure, Loading, PageTitle, TimeSeries } from "@gatehouse/shared";
import { texts } from "../texts/insight";
import { Breakdown } from "./Breakdown";
import { FilterBar } from "./FilterBar";
import { callSeries, latencySeries } from "./parts";
import { type Period, usePeriod } from "./period";
import { useCallsOverTime } from "./queries";
import { Reasons } from "./Reasons";

const useStyles = makeStyles({
  page: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", rowGap: tokens.spacingVerticalXXL },
  pair: {
    display: "grid",
    gap: tokens.spacingHorizontalXXL,
    gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 26rem), 1fr))",
  },
});

/** Calls, how long they took, and what became of them. */
export function TrafficPage() {
  const styles = useStyles();
  const period = usePeriod();
  return (
    <>
      <PageTitle title={texts.traffic} />
      <FilterBar label={texts.traffic} period={period} />
      <div className={styles.page}>
        <OverTime period={period} />
        <Breakdown period={period} />
      </div>
    </>
  );
}

function OverTime({ period }: { period: Period }) {
  const styles = useStyles();
  const calls = useCallsOverTime(period);
  const { window, set } = period;
  if (calls.error) return <Failure error={calls.error} retry={() => void calls.refetch()} />;
  if (calls.isPending) return <Loading />;
  const zoom = (index: number) => {
    const at = window.times[index];
    // A minute is the least that is told apart.
    if (at === undefined || window.length <= 60_000) return;
    set({ from: new Date(at).toISOString(), until: new Date(at + window.length).toISOString(), period: "" });
  };
  return (
    <>
      <TimeSeries
        title={texts.calls}
        kind="bars"
        times={window.times}
        interval={window.length}
        series={callSeries(window, calls.data)}
        select={window.length > 60_000 ? zoom : undefined}
        empty={texts.noCalls}
      />
      {calls.data.length > 0 && (
        <div className={styles.pair}>
          <TimeSeries
            title={texts.latency}
            kind="lines"
            times={window.times}
            interval={window.length}
            series={latencySeries(window, calls.data)}
            format={texts.milliseconds}
          />
          <Reasons period={period} />
        </div>
      )}
    </>
  );
}
