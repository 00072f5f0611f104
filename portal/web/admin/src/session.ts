import { ask } from "@gatehouse/shared";
import { useQuery } from "@tanstack/react-query";

export interface Session {
  person?: { name: string; account: string };
  service: string;
  serviceName: string;
  tokenUrl: string;
  tenantId: string;
}

export const useSession = () =>
  useQuery({ queryKey: ["session"], queryFn: () => ask<Session>("admin", "/admin/api/session") });

/** The ARM path of the service that the portal manages; only asked for where somebody is signed in. */
export function useService(): string {
  return useSession().data?.service ?? "";
}
