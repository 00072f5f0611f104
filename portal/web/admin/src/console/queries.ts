import { ask, type CallResult, type CallValues, type ConsoleOperation } from "@gatehouse/shared";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { arm, type Page, type Resource, segment } from "../arm";
import { filtering, has } from "../listQuery";
import { useService } from "../session";

const CREDENTIALS = "/admin/api/console/credentials";

/** What the operation takes. */
export const useOperation = (api: string, operation: string) =>
  useQuery({
    queryKey: ["console", api, operation],
    queryFn: () =>
      ask<ConsoleOperation>("admin", `/admin/api/console/operations/${segment(api)}/${segment(operation)}`),
  });

/** Some of the applications or subscriptions whose name contains a text. */
export function useFound(what: "clientApplications" | "subscriptions", text: string) {
  const service = useService();
  const path = `/${what}?$top=20${filtering(has("displayName", text))}`;
  return useQuery({
    queryKey: ["console-choice", service, path],
    placeholderData: keepPreviousData,
    queryFn: async () => (await arm<Page<Resource<{ displayName?: string | null }>>>(service, path)).value,
  });
}

export const useCredentials = () =>
  useQuery({
    queryKey: ["console-credentials"],
    queryFn: async () => (await ask<{ value: { application: string; until: string }[] }>("admin", CREDENTIALS)).value,
  });

/** Makes or removes the console credential of an application. */
export function useCredential() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ application, make }: { application: string; make: boolean }) =>
      make
        ? ask("admin", CREDENTIALS, "POST", { application })
        : ask("admin", `${CREDENTIALS}/${segment(application)}`, "DELETE"),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["console-credentials"] }),
        queries.invalidateQueries({ queryKey: ["secrets"] }),
      ]),
  });
}

/** With what a call is made. */
export interface As {
  application?: string;
  subscription?: string;
}

/** Calls; neither what was sent nor what came is kept in a cache. */
export const useCall = (api: string, operation: string) =>
  useMutation({
    gcTime: 0,
    mutationFn: ({ values, as }: { values: CallValues; as: As }) =>
      ask<CallResult>("admin", "/admin/api/console/call", "POST", { api, operation, ...as, ...values }),
  });
