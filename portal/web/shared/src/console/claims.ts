/** A token that was taken apart: what it says of itself, and how it was signed. */
export interface Claims {
  header: Record<string, unknown>;
  body: Record<string, unknown>;
}

/** Reads a token; none if it can't be read. It is looked at here in the page. */
export function readClaims(token: string): Claims | undefined {
  const parts = token.trim().split(".");
  const [header, body] = parts;
  if (parts.length !== 3 || header === undefined || body === undefined) return undefined;
  try {
    return { header: decoded(header), body: decoded(body) };
  } catch {
    return undefined;
  }
}

function decoded(part: string): Record<string, unknown> {
  if (!/^[A-Za-z0-9_-]+$/.test(part)) throw new Error("no base64url");
  const bytes = Uint8Array.from(atob(part.replaceAll("-", "+").replaceAll("_", "/")), (each) => each.charCodeAt(0));
  const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error("no object");
  return value as Record<string, unknown>;
}

/** A claim as text; several values with commas between them. */
export function claimText(claims: Record<string, unknown>, ...names: string[]): string {
  for (const name of names) {
    const value = claims[name];
    if (typeof value === "string") return value;
    if (typeof value === "number") return String(value);
    if (Array.isArray(value)) return value.filter((each) => typeof each === "string").join(", ");
  }
  return "";
}

/** A claim that is a time (RFC 7519, section 2). */
export function claimTime(claims: Record<string, unknown>, name: string): Date | undefined {
  const value = claims[name];
  return typeof value === "number" && value >= 0 && value < 253_402_300_800 ? new Date(value * 1000) : undefined;
}

const SPANS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/** How far a time is from now, in the reader's words. */
export function fromNow(time: Date, now: Date): string {
  const seconds = Math.round((time.getTime() - now.getTime()) / 1000);
  const [unit, size] = SPANS.find(([, each]) => Math.abs(seconds) >= each) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(undefined, { numeric: "auto" }).format(Math.trunc(seconds / size), unit);
}
