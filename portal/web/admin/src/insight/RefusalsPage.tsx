import {
  Button,
  Field,
  Link as FluentLink,
  makeStyles,
  Select,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  tokens,
} from "@fluentui/react-components";
import { EventTimeline, Failure, type Lane, Loading, PageTitle, Scroller, Time } from "@gatehouse/shared";
import { useState } from "react";
import { useNavigate, useParams, useSearchParams } from "react-router";
import { outcomeName, texts } from "../texts/insight";
import { FilterBar } from "./FilterBar";
import { type Period, usePeriod } from "./period";
import { type Refusal, REFUSALS_KEPT, useRefusals } from "./queries";
import { RefusalRecord } from "./RefusalRecord";

const useStyles = makeStyles({
  page: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", rowGap: tokens.spacingVerticalXL },
  pages: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  reason: { flex: "1 1 12rem", maxWidth: "18rem" },
  call: { overflowWrap: "anywhere" },
});

const PAGE = 50;

/** Outcomes that are the gateway's or the backend's failure rather than the caller's. */
const FAILURES = new Set([
  "POLICY_FAILED",
  "BACKEND_TIMEOUT",
  "BACKEND_CONNECTION_FAILURE",
  "BACKEND_RESPONSE_INVALID",
  "KEYS_UNAVAILABLE",
  "OVERLOADED",
  "INTERNAL_ERROR",
]);

/** The last refusals and failures: on a timeline by reason, and as records. */
export function RefusalsPage() {
  const styles = useStyles();
  const period = usePeriod();
  const { id = "" } = useParams();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const refusals = useRefusals(period);
  const kept = params.toString() === "" ? "" : `?${params.toString()}`;
  return (
    <>
      <PageTitle title={texts.refusals} />
      <FilterBar label={texts.refusals} period={period}>
        <Reason period={period} />
      </FilterBar>
      {refusals.isPending && <Loading />}
      {refusals.error && <Failure error={refusals.error} retry={() => void refusals.refetch()} />}
      {refusals.data && (
        <div className={styles.page}>
          <OnTime refusals={refusals.data} period={period} open={(one) => void navigate(`/refusals/${one}${kept}`)} />
          {refusals.data.length > 0 && (
            <Records refusals={refusals.data} address={(one) => `/refusals/${one}${kept}`} />
          )}
        </div>
      )}
      {id !== "" && <RefusalRecord id={id} close={() => void navigate(`/refusals${kept}`)} />}
    </>
  );
}

function Reason({ period }: { period: Period }) {
  const styles = useStyles();
  return (
    <Field label={texts.reason} className={styles.reason}>
      <Select value={period.filter("outcome")} onChange={(_, data) => period.set({ outcome: data.value })}>
        <option value="">{texts.any}</option>
        {Object.entries(texts.outcomes)
          .filter(([code]) => code !== "SERVED")
          .sort(([, one], [, other]) => one.name.localeCompare(other.name))
          .map(([code, { name }]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
      </Select>
    </Field>
  );
}

interface OnTimeProps {
  refusals: Refusal[];
  period: Period;
  open: (id: number) => void;
}

function OnTime({ refusals, period, open }: OnTimeProps) {
  const { window, set } = period;
  const counts = new Map<string, number>();
  for (const { outcome } of refusals) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const lanes: Lane[] = [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([key]) => ({ key, name: outcomeName(key), tone: FAILURES.has(key) ? "bad" : "warning" }));
  return (
    <EventTimeline
      title={texts.timeline}
      from={window.from}
      until={window.until}
      lanes={lanes}
      events={refusals.map(({ id, timestamp, outcome, ...refusal }) => ({
        key: String(id),
        at: Date.parse(timestamp),
        lane: outcome,
        text: `${refusal.method} ${refusal.path}, ${refusal.applicationName ?? refusal.callerAddress}`,
      }))}
      select={(events) => {
        const [first] = events;
        if (first === undefined) return;
        if (events.length === 1) return open(Number(first.key));
        // Several in one mark: nearer, until they stand apart.
        const times = events.map(({ at }) => at);
        const from = Math.floor(Math.min(...times) / 60_000) * 60_000;
        const until = Math.floor(Math.max(...times) / 60_000) * 60_000 + 60_000;
        if (until - from >= window.until - window.from) return open(Number(first.key));
        set({
          outcome: first.lane,
          from: new Date(from).toISOString(),
          until: new Date(until).toISOString(),
          period: "",
        });
      }}
      empty={texts.noRefusals}
    />
  );
}

function Records({ refusals, address }: { refusals: Refusal[]; address: (id: number) => string }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const [wanted, setSkip] = useState(0);
  const skip = wanted < refusals.length ? wanted : 0;
  const shown = refusals.slice(skip, skip + PAGE);
  return (
    <>
      <Scroller label={texts.records}>
        <Table size="small" aria-label={texts.records}>
          <TableHeader>
            <TableRow>
              {[texts.time, texts.reason, texts.call, texts.status, texts.application, texts.product].map((heading) => (
                <TableHeaderCell key={heading}>{heading}</TableHeaderCell>
              ))}
            </TableRow>
          </TableHeader>
          <TableBody>
            {shown.map((refusal) => (
              <TableRow key={refusal.id}>
                <TableCell>
                  <FluentLink
                    href={`/admin${address(refusal.id)}`}
                    onClick={(event) => {
                      event.preventDefault();
                      void navigate(address(refusal.id));
                    }}
                  >
                    <Time at={refusal.timestamp} />
                  </FluentLink>
                </TableCell>
                <TableCell>{outcomeName(refusal.outcome)}</TableCell>
                <TableCell className={styles.call}>
                  {refusal.method} {refusal.path}
                </TableCell>
                <TableCell>{refusal.status}</TableCell>
                <TableCell className={styles.call}>{refusal.applicationName ?? refusal.applicationId ?? ""}</TableCell>
                <TableCell className={styles.call}>{refusal.productName ?? refusal.productId ?? ""}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Scroller>
      <div className={styles.pages}>
        <Text role="status">{texts.range(skip + 1, skip + shown.length, refusals.length)}</Text>
        {refusals.length > PAGE && (
          <>
            <Button disabledFocusable={skip === 0} onClick={() => setSkip(Math.max(0, skip - PAGE))}>
              {texts.previous}
            </Button>
            <Button disabledFocusable={skip + PAGE >= refusals.length} onClick={() => setSkip(skip + PAGE)}>
              {texts.next}
            </Button>
          </>
        )}
        {refusals.length >= REFUSALS_KEPT && <Text>{texts.keptRefusals(REFUSALS_KEPT)}</Text>}
      </div>
    </>
  );
}
