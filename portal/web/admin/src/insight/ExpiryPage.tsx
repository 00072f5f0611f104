import { Badge, Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { type Column, PAGE, PageTitle, ResourceList, Time, useListState, YearStrip } from "@gatehouse/shared";
import { useMemo } from "react";
import { Link, useSearchParams } from "react-router";
import { useLinkStyles } from "../link";
import { texts } from "../texts/insight";
import { nameOf } from "./ids";
import { type Expiring, startOfDay, urgency, useExpiries } from "./expiry";

const useStyles = makeStyles({
  page: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    rowGap: tokens.spacingVerticalL,
    paddingTop: tokens.spacingVerticalM,
  },
});

/** When the applications' secrets expire: on a strip of the coming year, and one by one. */
export function ExpiryPage() {
  const styles = useStyles();
  const links = useLinkStyles();
  const state = useListState();
  const [params, setParams] = useSearchParams();
  const today = useMemo(startOfDay, []);
  const between = { from: params.get("from") ?? "", until: params.get("until") ?? "" };
  const expiries = useExpiries(between, state.skip, PAGE);
  const chosen = between.from !== "" || between.until !== "";
  const columns: Column<Expiring>[] = [
    {
      title: texts.application,
      cell: ({ applicationId, applicationName }) => (
        <Link className={links.link} to={`/applications/${encodeURIComponent(nameOf(applicationId))}`}>
          {applicationName}
        </Link>
      ),
    },
    { title: texts.secret, cell: ({ name, hint }) => `${name} (${hint}…)` },
    { title: texts.expires, cell: ({ expiresAt }) => <Time at={expiresAt} day /> },
    { title: texts.state, cell: ({ expiresAt }) => <Urgency expiresAt={expiresAt} today={today} /> },
    {
      title: texts.lastUsed,
      cell: ({ lastUsedAt, lastUseKnown }) => (
        <Time at={lastUsedAt} missing={lastUseKnown ? undefined : texts.notKnown} />
      ),
    },
    { title: texts.owner, cell: ({ ownerId }) => nameOf(ownerId) },
  ];
  return (
    <>
      <PageTitle title={texts.expiry} />
      <div className={styles.page}>
        {expiries.data && (
          <YearStrip
            title={texts.expiryStrip}
            from={today}
            days={expiries.data.days.map(({ date, count }) => ({ at: Date.parse(date), count }))}
            tone={(days) => (days < 0 ? "bad" : days < 30 ? "warning" : "good")}
            select={(from, until) =>
              setParams({
                ...(from > 0 && { from: new Date(from).toISOString() }),
                until: new Date(until).toISOString(),
              })
            }
            empty={texts.noSecrets}
          />
        )}
        <ResourceList
          label={texts.secrets}
          state={state}
          items={expiries}
          columns={columns}
          keyOf={({ keyId }) => keyId}
          filters={
            chosen && (
              <>
                <Text>{texts.expiringBetween(between.from, between.until)}</Text>
                <Button onClick={() => setParams({})}>{texts.showAll}</Button>
              </>
            )
          }
          empty={<Text>{chosen ? texts.noneThen : texts.noSecrets}</Text>}
        />
      </div>
    </>
  );
}

/** How soon, in words. */
export function Urgency({ expiresAt, today }: { expiresAt: string; today: number }) {
  const { days, tone } = urgency(expiresAt, today);
  return (
    <Badge appearance="tint" color={tone === "bad" ? "danger" : tone === "warning" ? "warning" : "informative"}>
      {texts.inDays(days)}
    </Badge>
  );
}
