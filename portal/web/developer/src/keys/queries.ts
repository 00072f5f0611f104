import { ask, PAGE } from "@gatehouse/shared";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

export interface Subscription {
  name: string;
  displayName: string;
  /** What its keys open. */
  scope: { kind: "product" | "api" | "apis"; name: string; displayName: string };
  state: "active" | "submitted" | "suspended" | "rejected" | "cancelled" | "expired";
  stateComment: string;
  created: string;
}

export interface Keys {
  primaryKey: string;
  secondaryKey: string;
}

const at = (name: string) => `/api/keys/${encodeURIComponent(name)}`;

export const useSubscriptions = (search: string, skip: number) =>
  useQuery({
    queryKey: ["keys", search, skip],
    placeholderData: keepPreviousData,
    queryFn: () =>
      ask<{ value: Subscription[]; count: number }>(
        "developer",
        `/api/keys?search=${encodeURIComponent(search)}&skip=${skip}&top=${PAGE}`,
      ),
  });

export const useSubscription = (name: string) =>
  useQuery({ queryKey: ["key", name], queryFn: () => ask<Subscription>("developer", at(name)) });

/** A change of a subscription, or a new one; afterwards lists and products show it. */
function useChange<V, R>(change: (variables: V) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({
    gcTime: 0,
    mutationFn: change,
    onSuccess: () =>
      Promise.all(["key", "keys", "catalogue"].map((key) => queries.invalidateQueries({ queryKey: [key] }))).then(
        () => undefined,
      ),
  });
}

export const useSubscribe = () =>
  useChange((wanted: { product: string; displayName: string; agreed: boolean }) =>
    ask<Subscription>("developer", "/api/keys", "POST", wanted),
  );

export const useRename = (name: string) =>
  useChange((displayName: string) => ask<Subscription>("developer", at(name), "PATCH", { displayName }));

export const useCancel = (name: string) =>
  useChange((_: void) => ask<Subscription>("developer", `${at(name)}/cancel`, "POST"));

/** Shows the keys; they are kept in no cache. */
export const useShownKeys = (name: string) =>
  useMutation({ gcTime: 0, mutationFn: () => ask<Keys>("developer", `${at(name)}/show`, "POST") });

export const useRegenerate = (name: string) =>
  useChange((which: "primary" | "secondary") => ask<void>("developer", `${at(name)}/regenerate-${which}`, "POST"));
