const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const STEPS = [
  60_000,
  5 * 60_000,
  10 * 60_000,
  15 * 60_000,
  30 * 60_000,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
];

/** Round numbers from zero to the least one that is not below {@code most}; about {@code count} of them. */
export function ticks(most: number, count: number): number[] {
  if (!(most > 0)) return [0, 1];
  const rough = most / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10) * power;
  const last = Math.ceil(most / step - 1e-9);
  return Array.from({ length: last + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/** Moments between two others that people find round where they live, at most {@code count}, and what lies between. */
export function timeTicks(from: number, until: number, count: number): { at: number[]; step: number } {
  const step = STEPS.find((each) => (until - from) / each <= count) ?? 30 * DAY;
  const first = new Date(from);
  first.setHours(0, 0, 0, 0);
  const at: number[] = [];
  for (let index = 0; at.length <= count; index++) {
    const tick = new Date(first);
    // By the calendar and the clock, so that a day of 23 hours doesn't shift what follows.
    if (step >= DAY) tick.setDate(tick.getDate() + (index * step) / DAY);
    else tick.setMinutes((index * step) / 60_000);
    const time = tick.getTime();
    if (time > until) break;
    if (time >= from) at.push(time);
  }
  return { at, step };
}

/** What stands below a tick: the time of day, or the date where a day begins. */
export function tickLabel(at: number, step: number): string {
  const moment = new Date(at);
  return step >= DAY || (moment.getHours() === 0 && moment.getMinutes() === 0)
    ? moment.toLocaleDateString(undefined, { day: "numeric", month: "short" })
    : moment.toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" });
}

/** A stretch of time in the reader's zone, as short as it can be said. */
export function timeRange(from: number, until: number): string {
  const time: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit" };
  const day: Intl.DateTimeFormatOptions = { day: "numeric", month: "short" };
  const whole = until - from >= DAY - HOUR;
  return new Intl.DateTimeFormat(undefined, whole ? day : { ...day, ...time }).formatRange(
    new Date(from),
    new Date(whole ? until - HOUR : until),
  );
}

/** A number as charts show it: short, and exact where it is small. */
export function short(value: number): string {
  return new Intl.NumberFormat(undefined, {
    notation: Math.abs(value) >= 10_000 ? "compact" : "standard",
    maximumFractionDigits: Math.abs(value) >= 100 ? 0 : 1,
  }).format(value);
}
