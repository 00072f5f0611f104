import { PAGE } from "@gatehouse/shared";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { arm, containing, type Page, type Resource, segment } from "../arm";
import { useService } from "../session";

export interface ApplicationProperties {
  displayName: string;
  description?: string;
  ownerId: string;
  entraApplicationId?: string;
  entraTenantId?: string;
  state?: string;
  enabled?: boolean;
}

export type Application = Resource<ApplicationProperties>;
export type Link = Resource<{ productId: string; state?: string }>;
export type User = Resource<{ email: string; firstName: string; lastName: string; state: string }>;

export interface Secret {
  keyId: string;
  name: string;
  hint: string;
  expiresAt: string;
  lastUsedAt?: string;
  lastUseKnown: boolean;
}

export interface Registration {
  id: string;
  displayName: string;
  description: string;
  ownerId: string;
  products: readonly string[];
}

const path = (name: string) => `/clientApplications/${segment(name)}`;

export function useApplications(search: string, skip: number) {
  const service = useService();
  return useQuery({
    queryKey: ["applications", service, search, skip],
    placeholderData: keepPreviousData,
    queryFn: () =>
      arm<Page<Application>>(
        service,
        `/clientApplications?$top=${PAGE}&$skip=${skip}${containing("displayName", search)}`,
      ),
  });
}

export function useApplication(name: string) {
  const service = useService();
  return useQuery({
    queryKey: ["application", service, name],
    queryFn: () => arm<Application>(service, path(name)),
  });
}

export function useLinks(name: string) {
  const service = useService();
  return useQuery({
    queryKey: ["links", service, name],
    queryFn: async () => (await arm<Page<Link>>(service, `${path(name)}/productLinks?$top=1000`)).value,
  });
}

export function useSecrets(name: string) {
  const service = useService();
  return useQuery({
    queryKey: ["secrets", service, name],
    queryFn: async () => (await arm<{ value: Secret[] }>(service, `${path(name)}/credentials`)).value,
  });
}

export function useUsers(search: string) {
  const service = useService();
  return useQuery({
    queryKey: ["users", service, search],
    placeholderData: keepPreviousData,
    queryFn: async () =>
      (await arm<Page<User>>(service, `/users?$top=20${containing("email", search)}`)).value.filter(
        (user) => user.properties.state === "active",
      ),
  });
}

const linkBody = (service: string, product: string) => ({
  properties: { productId: `${service}/products/${product}` },
});

/** What is done to an application; afterwards everything about applications is asked for anew. */
function useChange<V, R>(change: (service: string, variables: V) => Promise<R>) {
  const service = useService();
  const queries = useQueryClient();
  return useMutation({
    gcTime: 0,
    mutationFn: (variables: V) => change(service, variables),
    onSettled: () =>
      Promise.all(
        ["applications", "application", "links", "secrets"].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      ),
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

export const useRegister = () =>
  useChange(async (service, { id, products, ...properties }: Registration) => {
    await arm(service, path(id), "PUT", { properties });
    for (const product of products) {
      try {
        await arm(service, `${path(id)}/productLinks/${segment(product)}`, "PUT", linkBody(service, product));
      } catch (refusal) {
        throw new GrantRefused(product, refusal as Error);
      }
    }
    return id;
  });

export const useGrant = (name: string) =>
  useChange((service, product: string) =>
    arm(service, `${path(name)}/productLinks/${segment(product)}`, "PUT", linkBody(service, product)),
  );

export const useRevoke = (name: string) =>
  useChange((service, link: string) => arm(service, `${path(name)}/productLinks/${segment(link)}`, "DELETE"));

export const useEnable = (application: Application | undefined) =>
  useChange((service, enabled: boolean) => {
    const { displayName, description, ownerId } = application?.properties ?? {};
    return arm(service, path(application?.name ?? ""), "PUT", {
      properties: { displayName, description, ownerId, enabled },
    });
  });

export const useDelete = (name: string) => useChange((service, _: void) => arm(service, path(name), "DELETE"));

export const useAddSecret = (name: string) =>
  useChange((service, label: string) =>
    arm<{ clientSecret: string }>(service, `${path(name)}/credentials`, "POST", { name: label }),
  );

export const useRemoveSecret = (name: string) =>
  useChange((service, keyId: string) => arm(service, `${path(name)}/credentials/${segment(keyId)}`, "DELETE"));
