import { Card, makeStyles, mergeClasses, Subtitle2, Text, tokens } from "@fluentui/react-components";
import { Failure, Loading, PageTitle, Time, TimeSeries, TopBars } from "@gatehouse/shared";
import { type ReactNode, useMemo } from "react";
import { Link } from "react-router";
import { links } from "../areas";
import { startOfDay, useExpiries } from "../insight/expiry";
import { Urgency } from "../insight/ExpiryPage";
import { nameOf, pageOf } from "../insight/ids";
import { callSeries, PARTS } from "../insight/parts";
import { type Period, usePeriod } from "../insight/period";
import { useCallsBy, useCallsOverTime } from "../insight/queries";
import { Reasons } from "../insight/Reasons";
import { useLinkStyles } from "../link";
import { texts } from "../texts/overview";
import { HealthCard } from "./HealthCard";
import { useWaiting } from "./queries";

const WIDE = "@media (min-width: 1100px)";

const useStyles = makeStyles({
  cards: {
    display: "grid",
    gap: tokens.spacingHorizontalL,
    gridTemplateColumns: "minmax(0, 1fr)",
    paddingTop: tokens.spacingVerticalL,
    [WIDE]: { gridTemplateColumns: "repeat(3, minmax(0, 1fr))" },
  },
  whole: { gridColumn: "1 / -1" },
  double: { [WIDE]: { gridColumn: "span 2" } },
  card: { minWidth: "0", alignContent: "start" },
  list: { listStyleType: "none", margin: "0", padding: "0", display: "grid", rowGap: tokens.spacingVerticalS },
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    columnGap: tokens.spacingHorizontalM,
    alignItems: "center",
  },
  name: { overflowWrap: "anywhere" },
  small: { color: tokens.colorNeutralForeground2 },
});

/** What a manager wants to know first; each card leads to its page. */
export function OverviewPage() {
  const styles = useStyles();
  const period = usePeriod();
  return (
    <>
      <PageTitle title={texts.overview} />
      <div className={styles.cards}>
        <OneCard title={texts.health} shown>
          <HealthCard />
        </OneCard>
        <OneCard title={texts.lastDay} to="/traffic" more={texts.allTraffic} className={styles.double}>
          <Calls period={period} />
        </OneCard>
        <OneCard title={texts.topApplications} to="/traffic?by=application" more={texts.allTraffic}>
          <TopApplications period={period} />
        </OneCard>
        <OneCard title={texts.allRefusals} to="/refusals" more={texts.allRefusals}>
          <Reasons period={period} most={5} />
        </OneCard>
        <OneCard title={texts.expiring} shown to="/expiry" more={texts.allExpiries}>
          <ExpiringNext />
        </OneCard>
        <OneCard title={texts.waiting} shown to="/access-map?broken=true" more={texts.broken} className={styles.whole}>
          <Waiting />
        </OneCard>
      </div>
    </>
  );
}

interface CardProps {
  title: string;
  /** Whether the title is to be written: charts have theirs. */
  shown?: boolean;
  to?: string;
  more?: string;
  className?: string;
  children: ReactNode;
}

function OneCard({ title, shown = false, to, more, className, children }: CardProps) {
  const styles = useStyles();
  const link = useLinkStyles();
  return (
    <Card className={mergeClasses(styles.card, className)} role="region" aria-label={title}>
      {shown && <Subtitle2 as="h2">{title}</Subtitle2>}
      {children}
      {to !== undefined && (
        <Link to={to} className={link.link}>
          {more}
        </Link>
      )}
    </Card>
  );
}

function Calls({ period }: { period: Period }) {
  const calls = useCallsOverTime(period);
  if (calls.isPending) return <Loading />;
  if (calls.error) return <Failure error={calls.error} retry={() => void calls.refetch()} />;
  const { window } = period;
  return (
    <TimeSeries
      title={texts.lastDay}
      kind="bars"
      height={180}
      times={window.times}
      interval={window.length}
      series={callSeries(window, calls.data)}
      empty={texts.noCalls}
    />
  );
}

function TopApplications({ period }: { period: Period }) {
  const calls = useCallsBy("application", period);
  if (calls.isPending) return <Loading />;
  if (calls.error) return <Failure error={calls.error} retry={() => void calls.refetch()} />;
  const known = calls.data.value.filter(({ applicationId }) => applicationId !== undefined && applicationId !== "*");
  return (
    <TopBars
      title={texts.topApplications}
      of={texts.application}
      parts={PARTS}
      bars={known.slice(0, 5).map((sum) => ({
        key: sum.applicationId ?? "",
        name: sum.applicationName ?? nameOf(sum.applicationId ?? ""),
        to: pageOf("application", sum.applicationId ?? ""),
        values: PARTS.map(({ of }) => of(sum)),
      }))}
      empty={texts.noApplicationCalls}
    />
  );
}

function ExpiringNext() {
  const styles = useStyles();
  const link = useLinkStyles();
  const today = useMemo(startOfDay, []);
  const until = useMemo(() => new Date(today + 30 * 86_400_000).toISOString(), [today]);
  const expiries = useExpiries({ from: "", until }, 0, 5);
  if (expiries.isPending) return <Loading />;
  if (expiries.error) return <Failure error={expiries.error} retry={() => void expiries.refetch()} />;
  const { value, count } = expiries.data;
  if (count === 0) return <Text>{texts.noneExpiring}</Text>;
  return (
    <>
      <Text>{texts.expiredToo(count)}</Text>
      <ul className={styles.list}>
        {value.map(({ keyId, applicationId, applicationName, name, expiresAt }) => (
          <li key={keyId} className={styles.row}>
            <span className={styles.name}>
              <Link className={link.link} to={pageOf("application", applicationId) ?? "/applications"}>
                {applicationName}
              </Link>
              <Text block size={200} className={styles.small}>
                {name}, <Time at={expiresAt} day />
              </Text>
            </span>
            <Urgency expiresAt={expiresAt} today={today} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Waiting() {
  const styles = useStyles();
  const link = useLinkStyles();
  const waiting = useWaiting();
  if (waiting.isPending) return <Loading />;
  if (waiting.error) return <Failure error={waiting.error} retry={() => void waiting.refetch()} />;
  const { requests, letters } = waiting.data;
  const things = [
    { key: "requests", count: requests, text: texts.requests(requests), to: "/requests" },
    { key: "letters", count: letters, text: texts.letters(letters), to: "/letters" },
  ].filter(({ count }) => count > 0);
  if (things.length === 0) return <Text>{texts.nothingWaits}</Text>;
  return (
    <ul className={styles.list}>
      {things.map(({ key, text, to }) => (
        <li key={key}>
          {links.some((each) => each.to === to) ? (
            <Link className={link.link} to={to}>
              {text}
            </Link>
          ) : (
            <Text>{text}</Text>
          )}
        </li>
      ))}
    </ul>
  );
}
