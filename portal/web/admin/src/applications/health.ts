/** How long the secrets of an application will do. */
export type Health = { kind: "none" } | { kind: "expired" } | { kind: "ok" } | { kind: "expiring"; days: number };

const DAY = 86_400_000;

/** From how many days before the end on it is told. */
const SOON = 30;

/** What the one that lives longest makes of it: while it does, tokens can be had. */
export function health(expiries: readonly string[], now: number): Health {
  if (expiries.length === 0) return { kind: "none" };
  const last = Math.max(...expiries.map((each) => Date.parse(each)));
  if (last <= now) return { kind: "expired" };
  const days = Math.floor((last - now) / DAY);
  return days >= SOON ? { kind: "ok" } : { kind: "expiring", days };
}
