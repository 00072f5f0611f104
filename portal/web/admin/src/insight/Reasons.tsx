import { Failure, TopBars } from "@gatehouse/shared";
import { outcomeName, texts } from "../texts/insight";
import type { Period } from "./period";
import { useCallsBy } from "./queries";

/** What kept calls from being served; each leads to its records. */
export function Reasons({ period, most = 7 }: { period: Period; most?: number }) {
  const calls = useCallsBy("outcome", period);
  if (calls.error) return <Failure error={calls.error} retry={() => void calls.refetch()} />;
  const refused = (calls.data?.value ?? []).filter(({ outcome }) => outcome !== "SERVED");
  const total = refused.reduce((sum, each) => sum + each.calls, 0);
  return (
    <TopBars
      title={texts.reasons}
      of={texts.reason}
      parts={[{ name: texts.calls, tone: "warning" }]}
      bars={refused.slice(0, most).map(({ outcome = "", calls }) => ({
        key: outcome,
        name: outcomeName(outcome),
        to: refusalsOf(period, outcome),
        values: [calls],
        note: texts.share(calls / total),
      }))}
      empty={calls.isPending ? texts.loading : texts.noRefusals}
    />
  );
}

/** The refusals of an outcome, in the same period and with the same filters. */
function refusalsOf({ name, window, filter }: Period, outcome: string): string {
  const params = new URLSearchParams({ outcome });
  if (name) params.set("period", name);
  else {
    params.set("from", new Date(window.from).toISOString());
    params.set("until", new Date(window.until).toISOString());
  }
  for (const dimension of ["application", "product", "api"] as const) {
    if (filter(dimension) !== "") params.set(dimension, filter(dimension));
  }
  return `/refusals?${params.toString()}`;
}
