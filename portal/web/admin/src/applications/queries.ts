import { type ListState, PAGE } from "@gatehouse/shared";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { arm, type Page, type Resource, segment } from "../arm";
import { filtering, has, orderedBy, quoted } from "../listQuery";
import { useService } from "../session";

export interface ListedLink {
  name: string;
  productId: string;
  productName?: string;
  state: string;
}

export interface ApplicationProperties {
  displayName: string;
  description?: string;
  ownerId: string;
  entraApplicationId?: string;
  entraTenantId?: string;
  state?: string;
  enabled?: boolean;
  refuseTokensBefore?: string;
  /** In lists that ask for them. */
  productLinks?: ListedLink[];
  secrets?: { keyId: string; expiresAt: string }[];
}

export type Application = Resource<ApplicationProperties>;
export type Link = Resource<{ productId: string; state?: string }>;
export type User = Resource<{ email: string; firstName: string; lastName: string; state: string }>;

export interface Registration {
  id: string;
  displayName: string;
  description: string;
  ownerId: string;
  products: readonly string[];
}

export const applicationPath = (name: string) => `/clientApplications/${segment(name)}`;

/** A page of the applications, each with its products and when its secrets expire. */
export function useApplications(state: ListState, search: string, product = state.filter("product")) {
  const service = useService();
  const owner = state.filter("owner");
  const wanted = state.filter("state");
  const query = filtering(
    has("displayName", search),
    owner && `ownerId eq ${quoted(`/users/${owner}`)}`,
    product && `productId eq ${quoted(product)}`,
    wanted === "disabled" && "enabled eq false",
    wanted !== "" && wanted !== "disabled" && `state eq ${quoted(wanted)}`,
  );
  const order = orderedBy(state.sort || "displayName");
  const path = `/clientApplications?$top=${PAGE}&$skip=${state.skip}&$expand=productLinks,secrets${order}${query}`;
  return useQuery({
    queryKey: ["applications", service, path],
    placeholderData: keepPreviousData,
    queryFn: () => arm<Page<Application>>(service, path),
  });
}

/** Applications whose name contains a text, for choices. */
export function useApplicationSearch(search: string) {
  const service = useService();
  const path = `/clientApplications?$top=20&$expand=productLinks&$orderby=displayName${filtering(has("displayName", search))}`;
  return useQuery({
    queryKey: ["applications", service, path],
    placeholderData: keepPreviousData,
    queryFn: async () => (await arm<Page<Application>>(service, path)).value,
  });
}

export function useApplication(name: string) {
  const service = useService();
  return useQuery({
    queryKey: ["application", service, name],
    queryFn: () => arm<Application>(service, applicationPath(name)),
  });
}

export function useLinks(name: string) {
  const service = useService();
  return useQuery({
    queryKey: ["links", service, name],
    queryFn: async () => (await arm<Page<Link>>(service, `${applicationPath(name)}/productLinks?$top=1000`)).value,
  });
}

/** Active users with a text in their address or name. */
export function useUsers(search: string) {
  const service = useService();
  const text = search.trim();
  const anywhere = ["email", "firstName", "lastName"].map((property) => has(property, text)).join(" or ");
  const query = filtering("state eq 'active'", text !== "" && `(${anywhere})`);
  return useQuery({
    queryKey: ["users", service, "active", text],
    placeholderData: keepPreviousData,
    queryFn: async () => (await arm<Page<User>>(service, `/users?$top=20${orderedBy("email")}${query}`)).value,
  });
}

export function useUser(name: string) {
  const service = useService();
  return useQuery({
    queryKey: ["users", service, "one", name],
    enabled: name !== "",
    queryFn: () => arm<User>(service, `/users/${segment(name)}`),
  });
}

const linkBody = (service: string, product: string) => ({
  properties: { productId: `${service}/products/${product}` },
});

const ASKED_ANEW = ["applications", "application", "links", "secrets", "callers"];

/** What is done to an application; afterwards everything about applications is asked for anew, or only what is named. */
export function useApplicationChange<V, R>(
  change: (service: string, variables: V) => Promise<R>,
  anew: readonly string[] = ASKED_ANEW,
) {
  const service = useService();
  const queries = useQueryClient();
  return useMutation({
    gcTime: 0,
    mutationFn: (variables: V) => change(service, variables),
    onSettled: () => Promise.all(anew.map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}

/** A grant that was refused after the application itself was registered. */
export class GrantRefused extends Error {
  constructor(
    readonly product: string,
    readonly reason: Error,
  ) {
    super(reason.message);
  }
}

const link = (service: string, application: string, product: string) =>
  arm(service, `${applicationPath(application)}/productLinks/${segment(product)}`, "PUT", linkBody(service, product));

export const useRegister = () =>
  useApplicationChange(async (service, { id, products, ...properties }: Registration) => {
    await arm(service, applicationPath(id), "PUT", { properties });
    for (const product of products) {
      try {
        await link(service, id, product);
      } catch (refusal) {
        throw new GrantRefused(product, refusal as Error);
      }
    }
    return id;
  });

export const useGrant = (name: string) =>
  useApplicationChange((service, product: string) => link(service, name, product));

/** Grants a product to several applications, one after the other. */
export const useAssociate = (product: string) =>
  useApplicationChange(async (service, applications: readonly string[]) => {
    for (const application of applications) await link(service, application, product);
  });

export const useRevoke = (name: string) =>
  useApplicationChange((service, revoked: string) =>
    arm(service, `${applicationPath(name)}/productLinks/${segment(revoked)}`, "DELETE"),
  );

export interface ApplicationChange {
  displayName?: string;
  description?: string;
  ownerId?: string;
  enabled?: boolean;
}

/** There is no PATCH of applications: a PUT says all that is to stay. */
export const useChangeApplication = ({ name, properties }: Application) =>
  useApplicationChange((service, changes: ApplicationChange) => {
    const { displayName, description, ownerId } = properties;
    return arm(service, applicationPath(name), "PUT", {
      properties: { displayName, description, ownerId, ...changes },
    });
  });

/** Of what is gone nothing is asked any more. */
export const useDelete = (name: string) =>
  useApplicationChange(
    (service, _: void) => arm(service, applicationPath(name), "DELETE"),
    ["applications", "callers"],
  );
