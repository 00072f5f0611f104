import { PAGE } from "@gatehouse/shared";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { arm, type Page, type Resource, segment } from "../arm";
import { useService } from "../session";

export interface UserProperties {
  email: string;
  firstName: string;
  lastName: string;
  state: string;
  note?: string | null;
  registrationDate?: string;
  identities?: { provider: string; id: string }[] | null;
}

export type User = Resource<UserProperties>;
export type Group = Resource<{ displayName: string; description?: string | null; type: string; builtIn: boolean }>;
export type Owned = Resource<{ displayName: string; enabled: boolean; entraApplicationId?: string }>;
export type Subscription = Resource<{ displayName?: string | null; scope: string; state: string }>;

export interface Letter {
  id: string;
  to: string;
  subject: string;
  kind: string;
  created: string;
  failure?: string;
  body?: string;
}

export interface NewUser {
  email: string;
  firstName: string;
  lastName: string;
  note: string;
  how: "invite" | "password" | "none";
  password: string;
}

const path = (name: string) => `/users/${segment(name)}`;
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** The name that people call a user by. */
export const fullName = ({ properties: { firstName, lastName } }: User) => `${firstName} ${lastName}`;

/** What a list of users is filtered by: a part of a name or an address, and a state. */
export function userFilter(search: string, state: string): string {
  const text = search.trim();
  const parts: string[] = [];
  if (text !== "") {
    const each = ["email", "firstName", "lastName"].map((field) => `contains(${field},${quoted(text)})`);
    parts.push(`(${each.join(" or ")})`);
  }
  if (state !== "") parts.push(`state eq ${quoted(state)}`);
  return parts.length === 0 ? "" : `&$filter=${encodeURIComponent(parts.join(" and "))}`;
}

export function useUsers(search: string, state: string, skip: number) {
  const service = useService();
  return useQuery({
    queryKey: ["people", "users", service, search, state, skip],
    placeholderData: keepPreviousData,
    queryFn: () => arm<Page<User>>(service, `/users?$top=${PAGE}&$skip=${skip}${userFilter(search, state)}`),
  });
}

export function useUser(name: string) {
  const service = useService();
  return useQuery({ queryKey: ["people", "user", service, name], queryFn: () => arm<User>(service, path(name)) });
}

/** What is a user's: groups, subscriptions, applications. */
function useOf<T>(name: string, what: string) {
  const service = useService();
  return useQuery({
    queryKey: ["people", what, service, name],
    queryFn: async () => (await arm<Page<T>>(service, `${path(name)}/${what}?$top=1000`)).value,
  });
}

export const useGroupsOf = (name: string) => useOf<Group>(name, "groups");
export const useSubscriptionsOf = (name: string) => useOf<Subscription>(name, "subscriptions");
export const useApplicationsOf = (name: string) => useOf<Owned>(name, "clientApplications");

/** What is done to people; afterwards all about them is asked for anew. */
export function useChange<V, R>(change: (service: string, variables: V) => Promise<R>) {
  const service = useService();
  const queries = useQueryClient();
  return useMutation({
    gcTime: 0,
    mutationFn: (variables: V) => change(service, variables),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["people"] }),
  });
}

/** Takes something away: its page, which is left then, doesn't look for it once more. */
export function useRemoval<V>(remove: (service: string, variables: V) => Promise<unknown>) {
  const service = useService();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (variables: V) => remove(service, variables),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["people"], refetchType: "none" }),
  });
}

/** 24 hexadecimal digits, as names made by the service look. */
const newName = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");

export const useAddUser = () =>
  useChange(async (service, { how, password, note, ...who }: NewUser) => {
    const name = newName();
    const more = how === "invite" ? { confirmation: "invite" } : how === "password" ? { password } : {};
    await arm(service, path(name), "PUT", { properties: { ...who, ...(note === "" ? {} : { note }), ...more } });
    return name;
  });

export const usePatchUser = (name: string) =>
  useChange((service, properties: Partial<Omit<UserProperties, "identities">>) =>
    arm(service, path(name), "PATCH", { properties }),
  );

export const useInviteAgain = (name: string) =>
  useChange((service, _: void) => arm(service, path(name), "PATCH", { properties: { confirmation: "invite" } }));

export const useSendPassword = (name: string) =>
  useChange((service, _: void) => arm(service, `${path(name)}/confirmations/password/send`, "POST"));

export const useDeleteUser = (name: string) =>
  useRemoval((service, tell: boolean) =>
    arm(service, `${path(name)}?deleteSubscriptions=true&notify=${String(tell)}`, "DELETE"),
  );

/** The letters with their links; they stay in no cache. */
export function useLetters() {
  const service = useService();
  return useQuery({
    queryKey: ["letters", service],
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    retry: false,
    queryFn: () => arm<Page<Letter>>(service, "/listLetters", "POST"),
  });
}
