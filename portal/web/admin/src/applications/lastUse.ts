import { texts } from "../texts/applications";
import type { Secret } from "./secretQueries";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Says when a secret was last used, as a warning for whoever is about to remove it. */
export function lastUse(secret: Pick<Secret, "lastUsedAt" | "lastUseKnown" | "revealed">, now: number): string {
  if (!secret.lastUsedAt) {
    if (!secret.lastUseKnown) return texts.usedUnknown;
    return secret.revealed ? texts.usedNever : `${texts.usedNever} ${texts.unread}`;
  }
  const ago = Math.max(0, now - Date.parse(secret.lastUsedAt));
  if (ago < MINUTE) return texts.usedNow;
  if (ago < HOUR) return texts.usedMinutes(Math.floor(ago / MINUTE));
  if (ago < DAY) return texts.usedHours(Math.floor(ago / HOUR));
  return texts.usedDays(Math.floor(ago / DAY));
}
