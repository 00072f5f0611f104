import { PAGE } from "@gatehouse/shared";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { arm, containing, type Page, type Resource, segment } from "../arm";
import { useService } from "../session";
import { type Group, type User, useChange, useRemoval, userFilter } from "../users/queries";

type SeenProduct = Resource<{ displayName: string; groups?: { name: string }[] }>;

const path = (name: string) => `/groups/${segment(name)}`;

export function useGroups(search: string, skip: number) {
  const service = useService();
  return useQuery({
    queryKey: ["people", "group list", service, search, skip],
    placeholderData: keepPreviousData,
    queryFn: () => arm<Page<Group>>(service, `/groups?$top=${PAGE}&$skip=${skip}${containing("displayName", search)}`),
  });
}

export function useAllGroups() {
  const service = useService();
  return useQuery({
    queryKey: ["people", "all groups", service],
    queryFn: async () => (await arm<Page<Group>>(service, "/groups?$top=1000")).value,
  });
}

export function useGroup(name: string) {
  const service = useService();
  return useQuery({ queryKey: ["people", "group", service, name], queryFn: () => arm<Group>(service, path(name)) });
}

export function useMembers(name: string, search: string, skip: number) {
  const service = useService();
  return useQuery({
    queryKey: ["people", "members", service, name, search, skip],
    placeholderData: keepPreviousData,
    queryFn: () => arm<Page<User>>(service, `${path(name)}/users?$top=${PAGE}&$skip=${skip}${userFilter(search, "")}`),
  });
}

/** Users whose address contains this, to choose one from. */
export function useCandidates(search: string) {
  const service = useService();
  return useQuery({
    queryKey: ["people", "candidates", service, search],
    placeholderData: keepPreviousData,
    queryFn: async () => (await arm<Page<User>>(service, `/users?$top=20${containing("email", search)}`)).value,
  });
}

/** The products that a group sees. */
export function useSeenProducts(name: string) {
  const service = useService();
  return useQuery({
    queryKey: ["people", "seen products", service, name],
    queryFn: async () =>
      (await arm<Page<SeenProduct>>(service, "/products?$top=1000&expandGroups=true")).value.filter((product) =>
        product.properties.groups?.some((group) => group.name.toLowerCase() === name.toLowerCase()),
      ),
  });
}

export const useAddGroup = () =>
  useChange((service, { id, ...properties }: { id: string; displayName: string; description: string }) =>
    arm(service, path(id), "PUT", { properties }),
  );

export const usePatchGroup = (name: string) =>
  useChange((service, properties: { displayName: string; description: string }) =>
    arm(service, path(name), "PATCH", { properties }),
  );

export const useDeleteGroup = (name: string) => useRemoval((service, _: void) => arm(service, path(name), "DELETE"));

interface Membership {
  group: string;
  user: string;
}

export const useJoin = () =>
  useChange((service, { group, user }: Membership) => arm(service, `${path(group)}/users/${segment(user)}`, "PUT"));

export const useLeave = () =>
  useChange((service, { group, user }: Membership) => arm(service, `${path(group)}/users/${segment(user)}`, "DELETE"));
