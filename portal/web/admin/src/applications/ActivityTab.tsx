import { makeStyles, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { Failure, Loading, Time, TimeSeries } from "@gatehouse/shared";
import { PlainTable } from "../PlainTable";
import { texts } from "../texts/applications";
import { type Sum, type Traffic, useAudit, useRefusals, useTraffic } from "./activity";
import { useShownApplication } from "./tabs";

const useStyles = makeStyles({
  sections: { display: "grid", gap: tokens.spacingVerticalL, gridTemplateColumns: "minmax(0, 1fr)" },
});

/** What the application did, and what was done to it. */
export function ActivityTab() {
  const styles = useStyles();
  const { name, properties } = useShownApplication();
  const traffic = useTraffic(name);
  return (
    <section className={styles.sections} aria-label={texts.activityOf(properties.displayName)}>
      {traffic.isPending && <Loading />}
      {traffic.error && <Failure error={traffic.error} retry={() => void traffic.refetch()} />}
      {traffic.data && <Chart traffic={traffic.data} />}
      <Refused name={name} />
      <Changed name={name} />
    </section>
  );
}

function Chart({ traffic }: { traffic: Traffic }) {
  const series = (label: string, tone: "good" | "warning" | "bad", of: (sum: Sum) => number) => ({
    name: label,
    tone,
    values: traffic.hours.map(of),
    total: traffic.hours.reduce((sum, hour) => sum + of(hour), 0),
  });
  return (
    <TimeSeries
      title={texts.traffic}
      times={traffic.times}
      interval={traffic.interval}
      kind="bars"
      empty={texts.noCalls}
      series={
        traffic.calls === 0
          ? []
          : [
              series(texts.successes, "good", ({ successes }) => successes),
              series(texts.blocks, "warning", ({ blocks }) => blocks),
              series(texts.failures, "bad", ({ failures }) => failures),
            ]
      }
    />
  );
}

function Refused({ name }: { name: string }) {
  const refusals = useRefusals(name);
  return (
    <>
      <Subtitle1 as="h2">{texts.refusals}</Subtitle1>
      {refusals.isPending && <Loading />}
      {refusals.error && <Failure error={refusals.error} retry={() => void refusals.refetch()} />}
      {refusals.data?.length === 0 && <Text>{texts.noRefusals}</Text>}
      {refusals.data && refusals.data.length > 0 && (
        <PlainTable
          label={texts.refusals}
          titles={[texts.when, texts.call, texts.outcome, texts.reason]}
          rows={refusals.data.map(({ id, timestamp, method, path, outcome, reason }) => ({
            key: String(id),
            cells: [<Time key="at" at={timestamp} />, `${method} ${path}`, outcome, reason],
          }))}
        />
      )}
    </>
  );
}

function Changed({ name }: { name: string }) {
  const changes = useAudit(name);
  return (
    <>
      <Subtitle1 as="h2">{texts.changes}</Subtitle1>
      {changes.isPending && <Loading />}
      {changes.error && <Failure error={changes.error} retry={() => void changes.refetch()} />}
      {changes.data?.length === 0 && <Text>{texts.noChanges}</Text>}
      {changes.data && changes.data.length > 0 && (
        <PlainTable
          label={texts.changes}
          titles={[texts.when, texts.who, texts.operation, texts.result]}
          rows={changes.data.map((event) => ({
            key: event.eventDataId,
            cells: [
              <Time key="at" at={event.eventTimestamp} />,
              event.claims.name || event.claims.oid,
              event.operationName.value.replace("Microsoft.ApiManagement/service/", ""),
              [event.status.value, event.subStatus.value].filter((each) => each !== "").join(": "),
            ],
          }))}
        />
      )}
    </>
  );
}
