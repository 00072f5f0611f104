import { ask, PAGE } from "@gatehouse/shared";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";

/** A product's name, and what opens it. */
export interface Access {
  name: string;
  displayName: string;
  acceptsTokens: boolean;
  acceptsKeys: boolean;
  open: boolean;
  audience?: string;
  scope?: string;
}

export interface ProductLine extends Access {
  description: string;
  apis: number;
}

export interface Owned {
  name: string;
  displayName: string;
  state: string;
}

export interface ProductDetails extends Access {
  description: string;
  terms: string;
  approvalRequired: boolean;
  subscriptionsLimit?: number;
  apis: { name: string; displayName: string; description: string; version: string }[];
  /** Those of who is signed in; absent where nobody is. */
  applications?: Owned[];
  subscriptions?: Owned[];
}

export interface Named {
  name: string;
  displayName: string;
  version: string;
}

export interface ApiLine extends Named {
  description: string;
  /** Of its version set, the newest last; none where it is in no set. */
  versions: string[];
}

/** An application of the developer's, by way of one of the API's products. */
export interface ApplicationAccess extends Owned {
  clientId: string;
  enabled: boolean;
  product: string;
  productName: string;
  scope?: string;
}

export interface ApiDetails extends Named {
  description: string;
  url: string;
  tokenUrl: string;
  type: string;
  subscriptionRequired: boolean;
  keyHeader: string;
  keyQuery: string;
  revision: string;
  termsOfServiceUrl: string;
  contact?: { name: string; url: string; email: string };
  license?: { name: string; url: string };
  versioning?: "Segment" | "Query" | "Header";
  versionHeader?: string;
  versionQuery?: string;
  versions: Named[];
  releases: { notes: string; revision: string; created: string }[];
  products: Access[];
  applications?: ApplicationAccess[];
  subscriptions?: Owned[];
}

export interface OperationLine {
  name: string;
  displayName: string;
  method: string;
  urlTemplate: string;
  tag: string;
}

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

export interface Parameter {
  name: string;
  type?: string;
  description?: string;
  defaultValue?: string;
  required?: boolean;
  values?: string[];
  schema?: string;
  examples?: Record<string, { value?: Json; summary?: string }>;
}

export interface Representation {
  contentType: string;
  /** The key of its type. */
  schema?: string;
  typeName?: string;
  formParameters?: Parameter[];
  examples?: Record<string, { value?: Json; summary?: string }>;
}

/** Types by their keys; a {@code $ref} in one leads to the key with the same schema's name before it. */
export type Types = Record<string, Json>;

export interface OperationDetails {
  name: string;
  displayName: string;
  method: string;
  urlTemplate: string;
  description: string;
  tags: string[];
  templateParameters?: Parameter[];
  request?: {
    description?: string;
    queryParameters?: Parameter[];
    headers?: Parameter[];
    representations?: Representation[];
  };
  responses?: {
    statusCode: number;
    description?: string;
    headers?: Parameter[];
    representations?: Representation[];
  }[];
  types: Types;
  complete: boolean;
}

interface Page<T> {
  value: T[];
  count: number;
}

const at = (path: string) => `/api/catalogue/${path}`;
const apiPath = (name: string) => at(`apis/${encodeURIComponent(name)}`);
const query = (values: Record<string, string | number>) =>
  new URLSearchParams(
    Object.entries(values).flatMap(([name, value]) => (value === "" ? [] : [[name, String(value)]])),
  ).toString();

export const useProductLines = (search: string, skip: number) =>
  useQuery({
    queryKey: ["catalogue", "products", search, skip],
    placeholderData: keepPreviousData,
    queryFn: () => ask<Page<ProductLine>>("developer", `${at("products")}?${query({ search, skip, top: PAGE })}`),
  });

export const useProductDetails = (name: string) =>
  useQuery({
    queryKey: ["catalogue", "product", name],
    queryFn: () => ask<ProductDetails>("developer", at(`products/${encodeURIComponent(name)}`)),
  });

export const useApiLines = (search: string, skip: number) =>
  useQuery({
    queryKey: ["catalogue", "apis", search, skip],
    placeholderData: keepPreviousData,
    queryFn: () => ask<Page<ApiLine>>("developer", `${at("apis")}?${query({ search, skip, top: PAGE })}`),
  });

export const useApiDetails = (name: string) =>
  useQuery({ queryKey: ["catalogue", "api", name], queryFn: () => ask<ApiDetails>("developer", apiPath(name)) });

const OPERATIONS = 100;

/** The operations of an API, more of them on request. */
export const useOperations = (api: string, search: string, byTag: boolean) =>
  useInfiniteQuery({
    queryKey: ["catalogue", "operations", api, search, byTag],
    placeholderData: keepPreviousData,
    initialPageParam: 0,
    queryFn: ({ pageParam }) =>
      ask<Page<OperationLine> & { tagged: boolean }>(
        "developer",
        `${apiPath(api)}/operations?${query({ search, skip: pageParam, top: OPERATIONS, group: byTag ? "tag" : "" })}`,
      ),
    getNextPageParam: (last, pages) => {
      const shown = pages.reduce((sum, { value }) => sum + value.length, 0);
      return shown < last.count ? shown : undefined;
    },
  });

export const useOperation = (api: string, name: string) =>
  useQuery({
    queryKey: ["catalogue", "operation", api, name],
    queryFn: () => ask<OperationDetails>("developer", `${apiPath(api)}/operations/${encodeURIComponent(name)}`),
  });

/** A link to the API's OpenAPI definition, good for a few minutes. */
export const exported = async (api: string, format: "openapi-link" | "openapi+json-link") =>
  (await ask<{ link: string }>("developer", `${apiPath(api)}/export?${query({ format })}`)).link;
