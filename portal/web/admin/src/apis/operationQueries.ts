import { PAGE } from "@gatehouse/shared";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { arm, containing, type Page, type Resource, segment } from "../arm";
import { useService } from "../session";
import { apiPath, useApiChange } from "./queries";

export interface Parameter {
  name: string;
  type: string;
  description?: string;
  required?: boolean;
  defaultValue?: string;
}

export interface Representation {
  contentType: string;
}

export interface Response {
  statusCode: number;
  description?: string;
  representations?: Representation[];
}

export interface OperationProperties {
  displayName: string;
  method: string;
  urlTemplate: string;
  description?: string;
  templateParameters?: Parameter[];
  request?: {
    description?: string;
    queryParameters?: Parameter[];
    headers?: Parameter[];
    representations?: Representation[];
  };
  responses?: Response[];
}

export type Operation = Resource<OperationProperties>;

export const operationPath = (api: string, name: string) => `${apiPath(api)}/operations/${segment(name)}`;

export function useOperations(api: string, search: string, sort: string, skip: number) {
  const service = useService();
  const order = sort === "" ? "" : `&$orderby=${segment(sort)}`;
  const path = `${apiPath(api)}/operations?$top=${PAGE}&$skip=${skip}${order}${containing("displayName", search)}`;
  return useQuery({
    queryKey: ["operations", service, path],
    placeholderData: keepPreviousData,
    queryFn: () => arm<Page<Operation>>(service, path),
  });
}

export function useOperation(api: string, name: string) {
  const service = useService();
  return useQuery({
    queryKey: ["operation", service, api, name],
    refetchOnWindowFocus: false,
    queryFn: () => arm<Operation>(service, operationPath(api, name)),
  });
}

export const useCreateOperation = (api: string) =>
  useApiChange((service, { id, properties }: { id: string; properties: OperationProperties }) =>
    arm(service, operationPath(api, id), "PUT", { properties }),
  );

export const useChangeOperation = (api: string, name: string) =>
  useApiChange((service, properties: Partial<OperationProperties>) =>
    arm(service, operationPath(api, name), "PATCH", { properties }),
  );

export const useDeleteOperation = (api: string, name: string) =>
  useApiChange((service, _: void) => arm(service, operationPath(api, name), "DELETE"));

/** The names of the parameters in a URL template, each once. */
export const parametersOf = (template: string): string[] => [
  ...new Set([...template.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name)),
];
