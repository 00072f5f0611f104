import { useCallback, useEffect, useMemo, useState } from "react";
import { useSearchParams } from "react-router";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The periods to choose from: how far back each reaches. */
export const PERIODS = { "1h": HOUR, "6h": 6 * HOUR, "24h": DAY, "7d": 7 * DAY, "30d": 30 * DAY, "90d": 90 * DAY };
export type PeriodName = keyof typeof PERIODS;

const INTERVALS: readonly [string, number][] = [
  ["PT1M", MINUTE],
  ["PT5M", 5 * MINUTE],
  ["PT15M", 15 * MINUTE],
  ["PT30M", 30 * MINUTE],
  ["PT1H", HOUR],
  ["PT3H", 3 * HOUR],
  ["PT12H", 12 * HOUR],
  ["P1D", DAY],
];
const MOST_INTERVALS = 92;

/** What can be asked of calls beside the time: names of resources, and how calls ended. */
export const DIMENSIONS = ["application", "product", "api"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** A stretch of time, divided into equal parts. */
export interface Window {
  from: number;
  until: number;
  /** The length of a part as ISO 8601 says it, and in milliseconds. */
  interval: string;
  length: number;
  /** When each part begins. */
  times: readonly number[];
}

/** Divides a stretch of time as finely as can be drawn; its ends move outwards to where parts begin and end. */
export function windowOf(from: number, until: number): Window {
  const [interval, length] = INTERVALS.find(([, each]) => (until - from) / each <= MOST_INTERVALS) ?? ["P1D", DAY];
  const first = Math.floor(from / length) * length;
  const last = Math.max(first + length, Math.ceil(until / length) * length);
  return {
    from: first,
    until: last,
    interval,
    length,
    times: Array.from({ length: (last - first) / length }, (_, index) => first + index * length),
  };
}

export interface Period {
  name: PeriodName | undefined;
  window: Window;
  /** What one filters by; empty for anything. */
  filter: (dimension: Dimension | "outcome") => string;
  set: (changes: Readonly<Record<string, string>>) => void;
}

/** The period and the filters of a page: they stand in the address, so that links lead to what is seen. */
export function usePeriod(usual: PeriodName = "24h"): Period {
  const [params, setParams] = useSearchParams();
  const minute = useMinute();
  const set = useCallback(
    (changes: Readonly<Record<string, string>>) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value === "") next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { preventScrollReset: true },
      ),
    [setParams],
  );
  return useMemo(() => {
    const from = Date.parse(params.get("from") ?? "");
    const until = Date.parse(params.get("until") ?? "");
    const filter = (dimension: string) => params.get(dimension) ?? "";
    if (from < until && until - from <= 366 * DAY) {
      return { name: undefined, window: windowOf(from, until), filter, set };
    }
    const asked = params.get("period") ?? usual;
    const name = asked in PERIODS ? (asked as PeriodName) : usual;
    return { name, window: windowOf(minute - PERIODS[name], minute), filter, set };
  }, [params, minute, set, usual]);
}

/** The end of the running minute, moving on with it. */
function useMinute(): number {
  const [minute, setMinute] = useState(() => Math.ceil(Date.now() / MINUTE) * MINUTE);
  useEffect(() => {
    const timer = setInterval(() => setMinute(Math.ceil(Date.now() / MINUTE) * MINUTE), 10_000);
    return () => clearInterval(timer);
  }, []);
  return minute;
}

/** The {@code $filter} of a window and of what one filters by. */
export function filterOf({ window, filter }: Period, ...more: readonly "outcome"[]): string {
  const parts = [`timestamp ge ${time(window.from)}`, `timestamp lt ${time(window.until)}`];
  for (const dimension of [...DIMENSIONS, ...more]) {
    const value = filter(dimension);
    if (value === "") continue;
    const field = dimension === "outcome" ? "outcome" : `${dimension}Id`;
    parts.push(`${field} eq '${value.replaceAll("'", "''")}'`);
  }
  return encodeURIComponent(parts.join(" and "));
}

const time = (at: number) => `datetime'${new Date(at).toISOString().slice(0, 19)}'`;
