import { ask } from "@gatehouse/shared";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { arm, segment } from "../arm";
import { useService } from "../session";

export interface Credential {
  kind: "secret" | "certificate";
  keyId: string;
  displayName: string;
  hint: string;
  startDateTime?: string;
  endDateTime?: string;
}

export interface Registration {
  appId: string;
  objectId: string;
  displayName: string;
  madeHere: boolean;
  createdDateTime?: string;
  appRoles: { id: string; value: string; displayName: string; isEnabled: boolean }[];
  credentials: Credential[];
  productId?: string;
  clientApplicationId?: string;
}

export interface Permission {
  resourceAppId: string;
  resource: string;
  value: string;
  delegated: boolean;
  asked: boolean;
  granted: boolean;
}

export interface RegistrationDetails extends Registration {
  identifierUris: string[];
  servicePrincipal?: { id: string; accountEnabled: boolean };
  permissions: Permission[];
  holders: { principalId: string; displayName: string; role: string }[];
}

export interface Directory {
  tenantId: string;
  tokenUrl: string;
  identitiesMadeHere: boolean;
  principalId?: string;
  ready: boolean;
  problem: string;
}

interface RegistrationsPage {
  value: Registration[];
  skipToken?: string;
}

const TOP = 50;

export function useDirectory() {
  const service = useService();
  return useQuery({ queryKey: ["directory", service], queryFn: () => arm<Directory>(service, "/directory") });
}

export function useRegistrations(search: string) {
  const service = useService();
  return useInfiniteQuery({
    queryKey: ["app-registrations", service, search],
    queryFn: ({ pageParam }) => {
      const after = pageParam === "" ? "" : `&$skiptoken=${encodeURIComponent(pageParam)}`;
      return arm<RegistrationsPage>(
        service,
        `/appRegistrations?$top=${TOP}&search=${encodeURIComponent(search)}${after}`,
      );
    },
    initialPageParam: "",
    getNextPageParam: (last) => last.skipToken,
  });
}

export function useRegistration(appId: string) {
  const service = useService();
  return useQuery({
    queryKey: ["app-registrations", service, "one", appId],
    queryFn: () => arm<RegistrationDetails>(service, `/appRegistrations/${segment(appId)}`),
  });
}

/** How many applications stand on the service. */
export function useApplicationCount() {
  const service = useService();
  return useQuery({
    queryKey: ["application-count", service],
    queryFn: async () => (await arm<{ count: number }>(service, "/clientApplications?$top=1")).count,
  });
}

export function useIdentitySwitch() {
  const service = useService();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (on: boolean) => arm(service, "", "PATCH", { identity: { type: on ? "SystemAssigned" : "None" } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["directory"] }),
  });
}

/** Gives the identity its directory role, in the name of who is signed in. */
export function useRoleAssigned() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => ask("admin", "/admin/api/service-identity/assign-role", "POST"),
    onSettled: () => queries.invalidateQueries({ queryKey: ["directory"] }),
  });
}
