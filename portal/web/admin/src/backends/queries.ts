import { PAGE } from "@gatehouse/shared";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { arm, containing, type Page, type Resource, segment } from "../arm";
import { useService } from "../session";

export interface Rule {
  name: string;
  failureCondition?: {
    count?: number;
    percentage?: number;
    interval?: string;
    statusCodeRanges?: { min: number; max: number }[];
  };
  tripDuration?: string;
  acceptRetryAfter?: boolean;
}

export interface Member {
  id: string;
  weight?: number;
  priority?: number;
}

export interface BackendProperties {
  title?: string;
  description?: string;
  type?: "Single" | "Pool";
  url?: string;
  protocol?: string;
  credentials?: {
    header?: Record<string, string[]>;
    query?: Record<string, string[]>;
    authorization?: { scheme: string; parameter: string };
  } | null;
  tls?: { validateCertificateChain?: boolean; validateCertificateName?: boolean } | null;
  circuitBreaker?: { rules: Rule[] } | null;
  pool?: { services: Member[] };
}

export type Backend = Resource<BackendProperties>;

export const backendPath = (name: string) => `/backends/${segment(name)}`;

export const titleOf = ({ name, properties }: Backend) => properties.title ?? name;

export function useBackends(search: string, sort: string, skip: number) {
  const service = useService();
  const order = sort === "" ? "" : `&$orderby=${segment(sort)}`;
  const path = `/backends?$top=${PAGE}&$skip=${skip}${order}${containing("title", search)}`;
  return useQuery({
    queryKey: ["backends", service, path],
    placeholderData: keepPreviousData,
    queryFn: () => arm<Page<Backend>>(service, path),
  });
}

export function useAllBackends() {
  const service = useService();
  return useQuery({
    queryKey: ["backends", service, "all"],
    queryFn: async () => (await arm<Page<Backend>>(service, "/backends?$top=1000")).value,
  });
}

export function useBackend(name: string) {
  const service = useService();
  return useQuery({
    queryKey: ["backend", service, name],
    refetchOnWindowFocus: false,
    queryFn: () => arm<Backend>(service, backendPath(name)),
  });
}

function useChange<V, R>(change: (service: string, variables: V) => Promise<R>) {
  const service = useService();
  const queries = useQueryClient();
  return useMutation({
    gcTime: 0,
    mutationFn: (variables: V) => change(service, variables),
    onSettled: () =>
      Promise.all(["backends", "backend", "named-values"].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}

export const useWriteBackend = () =>
  useChange((service, { id, properties }: { id: string; properties: BackendProperties }) =>
    arm<Backend>(service, backendPath(id), "PUT", { properties }),
  );

export const useDeleteBackend = () => useChange((service, id: string) => arm(service, backendPath(id), "DELETE"));
