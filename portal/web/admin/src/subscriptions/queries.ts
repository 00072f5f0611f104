import { type ListState, PAGE } from "@gatehouse/shared";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { arm, type Page, type Resource, segment } from "../arm";
import { filtering, has, orderedBy, quoted } from "../listQuery";
import { useService } from "../session";

export interface SubscriptionProperties {
  displayName: string;
  scope: string;
  ownerId?: string;
  state: string;
  createdDate?: string;
  startDate?: string;
  endDate?: string;
  stateComment?: string;
}

export type Subscription = Resource<SubscriptionProperties>;
export type Keys = { primaryKey: string; secondaryKey: string };

const path = (name: string) => `/subscriptions/${segment(name)}`;

/** A page of the subscriptions; of those to one product where one is given. */
export function useSubscriptions(state: ListState, search: string, product: string) {
  const service = useService();
  const query = filtering(
    has("displayName", search),
    product && `productId eq ${quoted(product)}`,
    state.filter("owner") && `userId eq ${quoted(state.filter("owner"))}`,
    state.filter("state") && `state eq ${quoted(state.filter("state"))}`,
  );
  const whole = `/subscriptions?$top=${PAGE}&$skip=${state.skip}${orderedBy(state.sort || "displayName")}${query}`;
  return useQuery({
    queryKey: ["subscriptions", service, whole],
    placeholderData: keepPreviousData,
    queryFn: () => arm<Page<Subscription>>(service, whole),
  });
}

export function useSubscription(name: string) {
  const service = useService();
  return useQuery({
    queryKey: ["subscription", service, name],
    queryFn: () => arm<Subscription>(service, path(name)),
  });
}

/** What is done to subscriptions; afterwards everything about them is asked for anew. */
function useChange<V, R>(change: (service: string, variables: V) => Promise<R>) {
  const service = useService();
  const queries = useQueryClient();
  return useMutation({
    gcTime: 0,
    mutationFn: (variables: V) => change(service, variables),
    onSettled: () =>
      Promise.all(
        ["subscriptions", "subscription", "callers"].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      ),
  });
}

export interface NewSubscription {
  id: string;
  displayName: string;
  /** Below the service: a product's id, an API's, or that of all APIs. */
  scope: string;
  owner: string;
}

export const useAddSubscription = () =>
  useChange((service, { id, displayName, scope, owner }: NewSubscription) =>
    arm(service, path(id), "PUT", {
      properties: {
        displayName,
        scope: `${service}${scope}`,
        ...(owner !== "" && { ownerId: `${service}/users/${owner}` }),
        // Who adds it here is a manager: nobody else needs to approve it.
        state: "active",
      },
    }),
  );

export const useChangeSubscription = (name: string) =>
  useChange((service, properties: Partial<SubscriptionProperties>) =>
    arm(service, path(name), "PATCH", { properties }),
  );

export const useDeleteSubscription = (name: string) =>
  useChange((service, _: void) => arm(service, path(name), "DELETE"));

/** The keys are kept by nobody: they are asked for when they are to be seen. */
export const useKeys = (name: string) =>
  useChange((service, _: void) => arm<Keys>(service, `${path(name)}/listSecrets`, "POST"));

export const useRegenerate = (name: string) =>
  useChange((service, key: "Primary" | "Secondary") => arm(service, `${path(name)}/regenerate${key}Key`, "POST"));
