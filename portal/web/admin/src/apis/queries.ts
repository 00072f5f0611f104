import { PAGE } from "@gatehouse/shared";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { arm, containing, type Page, type Resource, segment } from "../arm";
import { useService } from "../session";

export interface ApiProperties {
  displayName?: string;
  description?: string;
  path: string;
  serviceUrl?: string;
  protocols?: string[];
  subscriptionRequired?: boolean;
  subscriptionKeyParameterNames?: { header?: string; query?: string };
  apiRevision?: string;
  apiRevisionDescription?: string;
  apiVersion?: string;
  apiVersionSetId?: string;
  isCurrent?: boolean;
  termsOfServiceUrl?: string;
  contact?: { name?: string; url?: string; email?: string };
  license?: { name?: string; url?: string };
}

export type Api = Resource<ApiProperties>;

export type VersionSet = Resource<{
  displayName: string;
  versioningScheme: "Segment" | "Query" | "Header";
  versionQueryName?: string;
  versionHeaderName?: string;
}>;

/** An API or one of its revisions, as a path below the service. */
export const apiPath = (name: string) => `/apis/${segment(name)}`;

/** The name without the revision. */
export const plain = (name: string) => name.replace(/;rev=.*$/i, "");

export const titleOf = ({ name, properties }: Api) => properties.displayName ?? name;

/** Which APIs a list shows. */
export interface ApiQuestion {
  search: string;
  product: string;
  versionSet: string;
  sort: string;
  skip: number;
}

export function useApis({ search, product, versionSet, sort, skip }: ApiQuestion) {
  const service = useService();
  const text = containing("displayName", search).replace(/^&\$filter=/, "");
  const order = sort === "" ? "" : `&$orderby=${segment(sort)}`;
  const page = `$top=${PAGE}&$skip=${skip}${order}`;
  const path =
    product === ""
      ? `/apis?${page}&versionSetId=${segment(versionSet)}&$filter=${segment("isCurrent eq true")}${text && segment(" and ") + text}`
      : `/products/${segment(product)}/apis?${page}${text && `&$filter=${text}`}`;
  return useQuery({
    queryKey: ["apis", service, path],
    placeholderData: keepPreviousData,
    queryFn: () => arm<Page<Api>>(service, path),
  });
}

export function useApi(name: string) {
  const service = useService();
  return useQuery({
    queryKey: ["api", service, name],
    queryFn: () => arm<Api>(service, apiPath(name)),
  });
}

export function useVersionSets() {
  const service = useService();
  return useQuery({
    queryKey: ["version-sets", service],
    queryFn: async () => (await arm<Page<VersionSet>>(service, "/apiVersionSets?$top=1000")).value,
  });
}

/** Everything of a collection below an API or the service, such as its products. */
export function useAll<P>(path: string, enabled = true) {
  const service = useService();
  return useQuery({
    queryKey: ["api-part", service, path],
    enabled,
    queryFn: async () => (await arm<Page<Resource<P>>>(service, `${path}?$top=1000`)).value,
  });
}

const KEYS = [
  "apis",
  "api",
  "api-part",
  "api-products",
  "version-sets",
  "operations",
  "operation",
  "policy",
  "effective-policy",
];

/** A change of an API or what belongs to it; afterwards everything about APIs is asked for anew. */
export function useApiChange<V, R>(change: (service: string, variables: V) => Promise<R>) {
  const service = useService();
  const queries = useQueryClient();
  return useMutation({
    gcTime: 0,
    mutationFn: (variables: V) => change(service, variables),
    onSettled: () => Promise.all(KEYS.map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}

/** Something that was refused after the API itself was made. */
export class AfterwardsRefused extends Error {
  constructor(
    readonly what: string,
    readonly reason: Error,
  ) {
    super(reason.message);
  }
}

export interface NewApi {
  id: string;
  properties: Partial<ApiProperties> & { format?: string; value?: string };
  products: readonly string[];
  /** The backend that calls are sent to by the API's policy. */
  backend: string;
}

export const useCreateApi = () =>
  useApiChange(async (service, { id, properties, products, backend }: NewApi) => {
    await arm(service, apiPath(id), "PUT", { properties });
    if (backend !== "") {
      await afterwards(backend, () => arm(service, `${apiPath(id)}/policies/policy`, "PUT", sendingTo(backend)));
    }
    for (const product of products) {
      await afterwards(product, () => arm(service, `/products/${segment(product)}${apiPath(id)}`, "PUT"));
    }
    return id;
  });

async function afterwards(what: string, act: () => Promise<unknown>) {
  try {
    await act();
  } catch (refusal) {
    throw new AfterwardsRefused(what, refusal as Error);
  }
}

const sendingTo = (backend: string) => ({
  properties: {
    format: "rawxml",
    value: `<policies>
    <inbound>
        <base />
        <set-backend-service backend-id="${backend}" />
    </inbound>
    <backend>
        <base />
    </backend>
    <outbound>
        <base />
    </outbound>
    <on-error>
        <base />
    </on-error>
</policies>
`,
  },
});

export const useChangeApi = (name: string) =>
  useApiChange((service, properties: Partial<ApiProperties>) => arm(service, apiPath(name), "PATCH", { properties }));

export const useDeleteApi = (name: string) =>
  useApiChange((service, _: void) => arm(service, `${apiPath(name)}?deleteRevisions=true`, "DELETE"));

/** Makes the server write a document of the API, and says where it is; the address is good for some minutes. */
export const useExport = (name: string) =>
  useApiChange(
    async (service, format: string) =>
      (
        await arm<{ value: { link: string } }>(
          service,
          `${apiPath(name)}?export=true&format=${encodeURIComponent(format)}`,
        )
      ).value.link,
  );

export interface Callers {
  callers: number;
  calls: number;
}

/** Who called something in the last 30 days; asked for when a deletion is asked about. */
export function useCallers(filter: string, enabled: boolean) {
  const service = useService();
  return useQuery({
    queryKey: ["callers", service, filter],
    enabled,
    queryFn: async (): Promise<Callers> => {
      const from = new Date(Date.now() - 30 * 24 * 3600 * 1000).toISOString();
      const question = `timestamp ge datetime'${from.slice(0, 19)}' and ${filter}`;
      const path = `/traffic?by=application,subscription&$filter=${encodeURIComponent(question)}`;
      const { value } = await arm<Page<{ calls: number }>>(service, path);
      return { callers: value.length, calls: value.reduce((sum, { calls }) => sum + calls, 0) };
    },
  });
}
