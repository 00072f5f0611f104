import { type ListState, PAGE } from "@gatehouse/shared";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { arm, type Page, type Resource, segment } from "../arm";
import { filtering, has, orderedBy, quoted } from "../listQuery";
import { useService } from "../session";

export type AuthenticationType = "subscription-key" | "application-token";

export interface ProductProperties {
  displayName: string;
  description?: string;
  terms?: string;
  state: "published" | "notPublished";
  subscriptionRequired?: boolean;
  approvalRequired?: boolean | null;
  subscriptionsLimit?: number | null;
  authenticationType?: AuthenticationType[] | null;
  application?: { entra?: { applicationId?: string; audience?: string } };
}

export type Product = Resource<ProductProperties>;
export type ProductChange = { [P in keyof ProductProperties]?: ProductProperties[P] | null };
export type Api = Resource<{ displayName: string; path: string; isCurrent?: boolean }>;
export type Group = Resource<{ displayName: string; description?: string }>;

export const productPath = (name: string) => `/products/${segment(name)}`;

export const opens = (product: Product, type: AuthenticationType): boolean => {
  const types = product.properties.authenticationType ?? [];
  return types.length === 0 ? type === "subscription-key" : types.includes(type);
};

/** One page of the products, as the list's state asks for it. */
export function useProductList(state: ListState, search: string) {
  const service = useService();
  const access = state.filter("access");
  const query = filtering(
    has("displayName", search),
    state.filter("state") && `state eq ${quoted(state.filter("state"))}`,
    access === "application-token" && `authenticationType/any(t: t eq ${quoted(access)})`,
    access === "subscription-key" &&
      `(not authenticationType/any() or authenticationType/any(t: t eq ${quoted(access)}))`,
  );
  const path = `/products?$top=${PAGE}&$skip=${state.skip}${orderedBy(state.sort || "displayName")}${query}`;
  return useQuery({
    queryKey: ["products", service, path],
    placeholderData: keepPreviousData,
    queryFn: () => arm<Page<Product>>(service, path),
  });
}

/** All products: for choices of a service's few. */
export function useProducts() {
  const service = useService();
  return useQuery({
    queryKey: ["products", service],
    queryFn: async () => (await arm<Page<Product>>(service, "/products?$top=1000")).value,
  });
}

export function useProduct(name: string) {
  const service = useService();
  return useQuery({
    queryKey: ["product", service, name],
    queryFn: () => arm<Product>(service, productPath(name)),
  });
}

export function useProductApis(name: string) {
  const service = useService();
  return useQuery({
    queryKey: ["product-apis", service, name],
    queryFn: async () => (await arm<Page<Api>>(service, `${productPath(name)}/apis?$top=1000`)).value,
  });
}

export function useApiSearch(search: string) {
  const service = useService();
  const query = filtering("isCurrent eq true", has("displayName", search));
  return useQuery({
    queryKey: ["apis", service, "search", search],
    placeholderData: keepPreviousData,
    queryFn: async () => (await arm<Page<Api>>(service, `/apis?$top=20${query}`)).value,
  });
}

export function useGroups() {
  const service = useService();
  return useQuery({
    queryKey: ["groups", service, "all"],
    queryFn: async () => (await arm<Page<Group>>(service, "/groups?$top=1000")).value,
  });
}

export function useProductGroups(name: string) {
  const service = useService();
  return useQuery({
    queryKey: ["product-groups", service, name],
    queryFn: async () => (await arm<Page<Group>>(service, `${productPath(name)}/groups?$top=1000`)).value,
  });
}

/** How many may call a product now: applications by their links, subscriptions by their keys. */
export function useCallers(name: string) {
  const service = useService();
  const applications = filtering(`productId eq ${quoted(name)}`);
  const subscriptions = filtering("state eq 'active'");
  return useQuery({
    queryKey: ["callers", service, name],
    queryFn: async () => {
      const [tokens, keys] = await Promise.all([
        arm<Page<unknown>>(service, `/clientApplications?$top=1${applications}`),
        arm<Page<unknown>>(service, `${productPath(name)}/subscriptions?$top=1${subscriptions}`),
      ]);
      return { applications: tokens.count, subscriptions: keys.count };
    },
  });
}

/** What is done to products; afterwards everything about them is asked for anew. */
function useChange<V, R>(change: (service: string, variables: V) => Promise<R>) {
  const service = useService();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (variables: V) => change(service, variables),
    onSettled: () =>
      Promise.all(
        ["products", "product", "product-apis", "product-groups", "callers"].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}

export interface NewProduct {
  id: string;
  properties: ProductChange;
  apis: readonly string[];
}

/** An API that was refused after the product itself was made. */
export class ApiRefused extends Error {
  constructor(
    readonly api: string,
    readonly reason: Error,
  ) {
    super(reason.message);
  }
}

export const useAddProduct = () =>
  useChange(async (service, { id, properties, apis }: NewProduct) => {
    await arm(service, productPath(id), "PUT", { properties });
    for (const api of apis) {
      try {
        await arm(service, `${productPath(id)}/apis/${segment(api)}`, "PUT");
      } catch (refusal) {
        throw new ApiRefused(api, refusal as Error);
      }
    }
    return id;
  });

export const useChangeProduct = (name: string) =>
  useChange((service, properties: ProductChange) => arm(service, productPath(name), "PATCH", { properties }));

export const useDeleteProduct = (name: string) =>
  useChange((service, _: void) => arm(service, `${productPath(name)}?deleteSubscriptions=true`, "DELETE"));

export const useAddApis = (name: string) =>
  useChange(async (service, apis: readonly string[]) => {
    for (const api of apis) await arm(service, `${productPath(name)}/apis/${segment(api)}`, "PUT");
  });

export const useRemoveApi = (name: string) =>
  useChange((service, api: string) => arm(service, `${productPath(name)}/apis/${segment(api)}`, "DELETE"));

export const useSetGroup = (name: string) =>
  useChange((service, { group, sees }: { group: string; sees: boolean }) =>
    arm(service, `${productPath(name)}/groups/${segment(group)}`, sees ? "PUT" : "DELETE"),
  );
