import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { arm, containing, type Page, type Resource, segment } from "../arm";
import { useService } from "../session";
import { type Dimension, filterOf, type Period } from "./period";

export interface Times {
  averageMilliseconds: number;
  leastMilliseconds: number;
  mostMilliseconds: number;
}

/** A sum of calls, as {@code GET …/traffic} gives it. */
export interface Sum {
  timestamp?: string;
  applicationId?: string;
  applicationName?: string;
  productId?: string;
  productName?: string;
  apiId?: string;
  apiName?: string;
  outcome?: string;
  calls: number;
  successes: number;
  blocks: number;
  failures: number;
  requestBytes: number;
  responseBytes: number;
  total: Times;
  backend?: Times;
}

/** A call that was refused or failed. */
export interface Refusal {
  id: number;
  timestamp: string;
  requestId: string;
  outcome: string;
  reason: string;
  status: number;
  backendStatus?: number;
  method: string;
  host: string;
  path: string;
  callerAddress: string;
  totalMilliseconds: number;
  apiRevision?: string;
  apiId?: string;
  apiName?: string;
  operationId?: string;
  operationName?: string;
  productId?: string;
  productName?: string;
  applicationId?: string;
  applicationName?: string;
  subscriptionId?: string;
  subscriptionName?: string;
  userId?: string;
  userName?: string;
}

/** How many refusals of a service are kept. */
export const REFUSALS_KEPT = 1000;

const FRESH = 30_000;

/** Calls over time. */
export function useCallsOverTime(period: Period) {
  const service = useService();
  const asked = `/traffic?interval=${period.window.interval}&$filter=${filterOf(period)}`;
  return useQuery({
    queryKey: ["traffic", service, asked],
    placeholderData: keepPreviousData,
    refetchInterval: FRESH,
    queryFn: async () => (await arm<Page<Sum>>(service, asked)).value,
  });
}

/** Calls told apart by something, the most first. */
export function useCallsBy(by: Dimension | "outcome", period: Period) {
  const service = useService();
  const asked = `/traffic?by=${by}&$top=1000&$filter=${filterOf(period)}`;
  return useQuery({
    queryKey: ["traffic", service, asked],
    placeholderData: keepPreviousData,
    refetchInterval: FRESH,
    queryFn: () => arm<Page<Sum>>(service, asked),
  });
}

/** The last refusals, the newest first. */
export function useRefusals(period: Period, top = REFUSALS_KEPT) {
  const service = useService();
  const asked = `/refusals?$top=${top}&$filter=${filterOf(period, "outcome")}`;
  return useQuery({
    queryKey: ["refusals", service, asked],
    placeholderData: keepPreviousData,
    refetchInterval: FRESH,
    queryFn: async () => (await arm<{ value: Refusal[] }>(service, asked)).value,
  });
}

export function useRefusal(id: string) {
  const service = useService();
  return useQuery({
    queryKey: ["refusal", service, id],
    enabled: id !== "",
    queryFn: () => arm<Refusal>(service, `/refusals/${segment(id)}`),
  });
}

const COLLECTIONS: Record<Dimension, string> = {
  application: "clientApplications",
  product: "products",
  api: "apis",
};

type Named = Resource<{ displayName: string; isCurrent?: boolean }>;

/** Resources of a kind whose name has this in it. */
export function useFound(dimension: Dimension, search: string, enabled: boolean) {
  const service = useService();
  return useQuery({
    queryKey: ["found", dimension, service, search],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const found = await arm<Page<Named>>(
        service,
        `/${COLLECTIONS[dimension]}?$top=20${containing("displayName", search)}`,
      );
      return found.value.filter(({ name }) => !name.includes(";rev="));
    },
  });
}

/** What people call a resource; its name where it is gone. */
export function useNameOf(dimension: Dimension, name: string): string {
  const service = useService();
  const found = useQuery({
    queryKey: ["named", dimension, service, name],
    enabled: name !== "" && !name.includes("/"),
    retry: false,
    queryFn: () => arm<Named>(service, `/${COLLECTIONS[dimension]}/${segment(name)}`),
  });
  return found.data?.properties.displayName ?? name;
}
