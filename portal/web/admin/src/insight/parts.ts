import type { BarPart, Series } from "@gatehouse/shared";
import { texts } from "../texts/insight";
import type { Window } from "./period";
import type { Sum } from "./queries";

/** How calls ended, as their statuses say; each call is in one of them. */
export const PARTS: readonly (BarPart & { of: (sum: Sum) => number })[] = [
  { name: texts.succeeded, tone: "good", of: (sum) => sum.successes },
  { name: texts.other, tone: "muted", of: (sum) => sum.calls - sum.successes - sum.blocks - sum.failures },
  { name: texts.refused, tone: "warning", of: (sum) => sum.blocks },
  { name: texts.failed, tone: "bad", of: (sum) => sum.failures },
];

/** Sums of the parts of a window in their places; undefined where there was no call. */
export function placed(window: Window, sums: readonly Sum[]): (Sum | undefined)[] {
  const byTime = new Map(sums.map((sum) => [Date.parse(sum.timestamp ?? ""), sum]));
  return window.times.map((at) => byTime.get(at));
}

/** Calls over time, by how they ended; what never happened is left out, save success. */
export function callSeries(window: Window, sums: readonly Sum[]): Series[] {
  const all = placed(window, sums);
  return PARTS.map(({ name, tone, of }) => ({
    name,
    tone,
    values: all.map((sum) => (sum ? of(sum) : 0)),
  })).filter(({ values, tone }) => tone === "good" || values.some((value) => value > 0));
}

/** How long calls took over time. */
export function latencySeries(window: Window, sums: readonly Sum[]): Series[] {
  const all = placed(window, sums);
  const weighed = (of: (sum: Sum) => number | undefined) => {
    const known = sums.filter((sum) => of(sum) !== undefined);
    const calls = known.reduce((total, sum) => total + sum.calls, 0);
    return calls === 0 ? undefined : known.reduce((total, sum) => total + (of(sum) ?? 0) * sum.calls, 0) / calls;
  };
  return [
    {
      name: texts.average,
      tone: "one",
      values: all.map((sum) => sum?.total.averageMilliseconds),
      total: weighed((sum) => sum.total.averageMilliseconds),
    },
    {
      name: texts.ofBackend,
      tone: "three",
      values: all.map((sum) => sum?.backend?.averageMilliseconds),
      total: weighed((sum) => sum.backend?.averageMilliseconds),
    },
  ];
}
