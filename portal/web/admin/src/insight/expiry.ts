import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { arm } from "../arm";
import { useService } from "../session";

/** A secret, as {@code GET …/secretExpiries} gives it. */
export interface Expiring {
  applicationId: string;
  applicationName: string;
  ownerId: string;
  enabled: boolean;
  keyId: string;
  name: string;
  hint: string;
  expiresAt: string;
  lastUseKnown: boolean;
  lastUsedAt?: string;
}

export interface Expiries {
  value: Expiring[];
  count: number;
  /** How many of all expire on which day. */
  days: { date: string; count: number }[];
  readAt: string;
}

const DAY = 86_400_000;

/** Secrets by when they expire, the first ones first; bounds are empty or moments. */
export function useExpiries({ from, until }: { from: string; until: string }, skip: number, top: number) {
  const service = useService();
  const parts = [...(from === "" ? [] : [`expiresAt ge ${from}`]), ...(until === "" ? [] : [`expiresAt lt ${until}`])];
  const filter = parts.length === 0 ? "" : `&$filter=${encodeURIComponent(parts.join(" and "))}`;
  return useQuery({
    queryKey: ["expiries", service, filter, skip, top],
    placeholderData: keepPreviousData,
    queryFn: () => arm<Expiries>(service, `/secretExpiries?$top=${top}&$skip=${skip}${filter}`),
  });
}

/** When this day began for the reader. */
export function startOfDay(): number {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate()).getTime();
}

/** In how many days, and how urgent that is. */
export function urgency(expiresAt: string, today: number) {
  const at = Date.parse(expiresAt);
  const days = at < Date.now() ? -1 : Math.floor((at - today) / DAY);
  const tone = days < 0 ? ("bad" as const) : days < 30 ? ("warning" as const) : ("good" as const);
  return { days, tone };
}
