import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { arm } from "../../arm";
import { useService } from "../../session";

/** Why a call is refused, or soon may be, as {@code GET …/accessMap} names it. */
export type Problem =
  | "applicationDisabled"
  | "ownerNotActive"
  | "secretsExpired"
  | "accessOff"
  | "notPublished"
  | "pending"
  | "rejected"
  | "drift";

/** What keeps calls from going through now; the others may. */
export const BLOCKING: ReadonlySet<Problem> = new Set([
  "applicationDisabled",
  "ownerNotActive",
  "secretsExpired",
  "accessOff",
  "pending",
  "rejected",
]);

export interface AccessMap {
  counts: { applications: number; matching: number; products: number; apis: number };
  applications: { name: string; displayName: string; owner: string; problems: Problem[] }[];
  products: { name: string; displayName: string; applications: number; problems: Problem[] }[];
  apis: { name: string; displayName: string; path: string }[];
  links: { application: string; product: string; state: string; problems: Problem[] }[];
  contents: { product: string; api: string }[];
}

/** What of the map is looked at; empty for all. */
export interface Focus {
  search: string;
  application: string;
  product: string;
  api: string;
}

export function useAccessMap(focus: Focus) {
  const service = useService();
  const params = new URLSearchParams(Object.entries(focus).filter(([, value]) => value !== ""));
  return useQuery({
    queryKey: ["access-map", service, params.toString()],
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
    queryFn: () => arm<AccessMap>(service, `/accessMap?${params.toString()}`),
  });
}
