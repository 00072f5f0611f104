import { ask, keptSession } from "@gatehouse/shared";
import { useQuery } from "@tanstack/react-query";
import { arm } from "./arm";

export interface Session {
  person?: { name: string; account: string };
  service: string;
  serviceName: string;
  tokenUrl: string;
  /** Where APIs are called, without a slash at its end. */
  gatewayUrl: string;
  tenantId: string;
}

export const useSession = () =>
  useQuery({
    queryKey: ["session"],
    queryFn: async ({ client }) =>
      keptSession(client.getQueryData<Session>(["session"]), await ask<Session>("admin", "/admin/api/session")),
  });

/** The ARM path of the service that the portal manages; only asked for where somebody is signed in. */
export function useService(): string {
  return useSession().data?.service ?? "";
}

/** Whether who is signed in may read the service at all. */
export function useAccess() {
  const service = useService();
  return useQuery({
    queryKey: ["access", service],
    queryFn: () => arm<{ name: string }>(service, ""),
    enabled: service !== "",
    staleTime: 60_000,
  });
}
