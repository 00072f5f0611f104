import { type ListState, PAGE } from "@gatehouse/shared";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { arm, type Page, type Resource, segment } from "../arm";
import { filtering, has, orderedBy, quoted } from "../listQuery";
import { useService } from "../session";

export type RequestState = "pending" | "approved" | "rejected" | "cancelled";

export type AccessRequest = Resource<{
  applicationId: string;
  productId: string;
  applicationName: string;
  productName: string;
  requesterName?: string;
  state: RequestState;
  message?: string;
  comment?: string;
  createdDate: string;
  decidedDate?: string;
  decidedBy?: string;
}>;

export type Access = "none" | "atOnce" | "afterApproval";

export interface AccessSettings {
  access: Access;
  registration: boolean;
  applicationsLimit: number;
}

const WAITS = "state eq 'pending'";
const path = (name: string) => `/accessRequests/${segment(name)}`;

/** One page of the requests, as the list's state asks for it: those that wait, unless it asks for others. */
export function useRequests(state: ListState, search: string) {
  const service = useService();
  const shown = state.filter("state") || "pending";
  const product = state.filter("product");
  const query = filtering(
    shown !== "all" && `state eq ${quoted(shown)}`,
    product !== "" && `productId eq ${quoted(product)}`,
    has("applicationName", search),
  );
  const asked = `/accessRequests?$top=${PAGE}&$skip=${state.skip}${orderedBy(state.sort || "createdDate desc")}${query}`;
  return useQuery({
    queryKey: ["access-requests", service, asked],
    placeholderData: keepPreviousData,
    queryFn: () => arm<Page<AccessRequest>>(service, asked),
  });
}

export function useRequest(name: string) {
  const service = useService();
  return useQuery({
    queryKey: ["access-requests", service, "one", name],
    queryFn: () => arm<AccessRequest>(service, path(name)),
  });
}

/** How many requests wait for a decision. */
export function useWaiting() {
  const service = useService();
  return useQuery({
    queryKey: ["access-requests", service, "waiting"],
    enabled: service !== "",
    refetchInterval: 60_000,
    queryFn: async () => (await arm<Page<unknown>>(service, `/accessRequests?$top=1${filtering(WAITS)}`)).count,
  });
}

/** A decision, after which everything about requests, and the links that follow them, is asked for anew. */
export function useDecide(name: string) {
  const service = useService();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ decision, comment }: { decision: "approve" | "reject"; comment: string }) =>
      arm(service, `${path(name)}/${decision}`, "POST", comment.trim() === "" ? {} : { comment: comment.trim() }),
    onSettled: () =>
      Promise.all(
        ["access-requests", "applications", "application", "links", "callers"].map((key) =>
          queries.invalidateQueries({ queryKey: [key] }),
        ),
      ),
  });
}

const settings = (product: string) => `/products/${segment(product)}/accessSettings`;

/** How developers get a product; of one about which nothing was said, what holds then. */
export function useAccessSettings(product: string) {
  const service = useService();
  return useQuery({
    queryKey: ["access-settings", service, product],
    queryFn: async (): Promise<AccessSettings> => {
      const said = (await arm<Page<Resource<AccessSettings>>>(service, settings(product))).value[0]?.properties;
      const { access = "none", registration = false, applicationsLimit = 10 } = said ?? {};
      return { access, registration, applicationsLimit };
    },
  });
}

export function useSetAccess(product: string) {
  const service = useService();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (properties: AccessSettings) => arm(service, `${settings(product)}/default`, "PUT", { properties }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["access-settings"] }),
  });
}
