import { PAGE } from "@gatehouse/shared";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { arm, containing, type Page, type Resource, segment } from "../arm";
import { useService } from "../session";

export type Fragment = Resource<{ value: string; description?: string }>;

export const fragmentPath = (name: string) => `/policyFragments/${segment(name)}`;

export function useFragments(search: string, sort: string, skip: number) {
  const service = useService();
  const order = sort === "" ? "" : `&$orderby=${segment(sort)}`;
  const path = `/policyFragments?$top=${PAGE}&$skip=${skip}${order}${containing("name", search)}`;
  return useQuery({
    queryKey: ["fragments", service, path],
    placeholderData: keepPreviousData,
    queryFn: () => arm<Page<Fragment>>(service, path),
  });
}

export function useFragment(name: string) {
  const service = useService();
  return useQuery({
    queryKey: ["fragment", service, name],
    refetchOnWindowFocus: false,
    queryFn: () => arm<Fragment>(service, `${fragmentPath(name)}?format=rawxml`),
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
        ["fragments", "fragment", "effective-policy", "policy-complaints"].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}

export interface Written {
  id: string;
  value: string;
  description: string;
}

export const useWriteFragment = () =>
  useChange((service, { id, value, description }: Written) =>
    arm(service, fragmentPath(id), "PUT", {
      properties: { format: "rawxml", value, description: description === "" ? undefined : description },
    }),
  );

export const useDeleteFragment = () => useChange((service, id: string) => arm(service, fragmentPath(id), "DELETE"));
