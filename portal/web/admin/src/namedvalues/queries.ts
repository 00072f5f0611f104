import { PAGE } from "@gatehouse/shared";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { arm, containing, type Page, type Resource, segment } from "../arm";
import { useService } from "../session";

export type NamedValue = Resource<{ displayName: string; value?: string; secret?: boolean; tags?: string[] }>;

export const namedValuePath = (name: string) => `/namedValues/${segment(name)}`;

export function useNamedValues(search: string, sort: string, skip: number) {
  const service = useService();
  const order = sort === "" ? "" : `&$orderby=${segment(sort)}`;
  const path = `/namedValues?$top=${PAGE}&$skip=${skip}${order}${containing("displayName", search)}`;
  return useQuery({
    queryKey: ["named-values", service, path],
    placeholderData: keepPreviousData,
    queryFn: () => arm<Page<NamedValue>>(service, path),
  });
}

function useChange<V, R>(change: (service: string, variables: V) => Promise<R>) {
  const service = useService();
  const queries = useQueryClient();
  return useMutation({
    gcTime: 0,
    mutationFn: (variables: V) => change(service, variables),
    onSettled: () =>
      Promise.all(
        ["named-values", "policy", "policy-complaints"].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      ),
  });
}

export interface Written {
  id: string;
  displayName: string;
  /** Undefined where it stays as it is. */
  value: string | undefined;
  secret: boolean;
  tags: string[];
}

/** Makes one, or writes the settings of one that is there. */
export const useWriteNamedValue = (there: boolean) =>
  useChange((service, { id, ...properties }: Written) =>
    arm(service, namedValuePath(id), there ? "PATCH" : "PUT", { properties }),
  );

export const useDeleteNamedValue = () =>
  useChange((service, name: string) => arm(service, namedValuePath(name), "DELETE"));

/** Asks for a value, secret or not. It isn't kept beyond what shows it, and the audit log says that it was shown. */
export function useReveal(name: string) {
  const service = useService();
  return useMutation({
    gcTime: 0,
    mutationFn: async (_: void) =>
      (await arm<{ value?: string }>(service, `${namedValuePath(name)}/listValue`, "POST")).value ?? "",
  });
}
