import { ask, type CallResult, type CallValues, type ConsoleOperation } from "@gatehouse/shared";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

/** An application of the developer's, with the products that it may ask tokens for. */
export interface Caller {
  name: string;
  displayName: string;
  enabled: boolean;
  products: { name: string; displayName: string; granted: boolean }[];
}

export interface Offered extends ConsoleOperation {
  applications: Caller[];
  subscriptions: { name: string; displayName: string }[];
}

/** A secret made for the console alone; its value stays with the server. */
export interface ConsoleCredential {
  application: string;
  name: string;
  until: string;
}

const CREDENTIALS = "/api/console/credentials";

/** What the operation takes, and with what of the developer's it can be called. */
export const useOffered = (api: string, operation: string) =>
  useQuery({
    queryKey: ["console", api, operation],
    queryFn: () =>
      ask<Offered>("developer", `/api/console/operations/${encodeURIComponent(api)}/${encodeURIComponent(operation)}`),
  });

export const useCredentials = () =>
  useQuery({
    queryKey: ["console-credentials"],
    queryFn: async () => (await ask<{ value: ConsoleCredential[] }>("developer", CREDENTIALS)).value,
  });

function useAfterwards() {
  const queries = useQueryClient();
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: ["console-credentials"] }),
      queries.invalidateQueries({ queryKey: ["secrets"] }),
    ]);
}

export function useMakeCredential() {
  const onSettled = useAfterwards();
  return useMutation({
    mutationFn: (application: string) => ask<ConsoleCredential>("developer", CREDENTIALS, "POST", { application }),
    onSettled,
  });
}

export function useRemoveCredential() {
  const onSettled = useAfterwards();
  return useMutation({
    mutationFn: (application: string) =>
      ask("developer", `${CREDENTIALS}/${encodeURIComponent(application)}`, "DELETE"),
    onSettled,
  });
}

/** With what a call is made. */
export interface As {
  application?: string;
  secret?: string;
  product?: string;
  subscription?: string;
}

/** Calls; neither what was sent nor what came is kept in a cache. */
export const useCall = (api: string, operation: string) =>
  useMutation({
    gcTime: 0,
    mutationFn: ({ values, as }: { values: CallValues; as: As }) =>
      ask<CallResult>("developer", "/api/console/call", "POST", { api, operation, ...as, ...values }),
  });
