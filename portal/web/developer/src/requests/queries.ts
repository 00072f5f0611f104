import { ask } from "@gatehouse/shared";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

export type RequestState = "pending" | "approved" | "rejected" | "cancelled";
export type Access = "none" | "atOnce" | "afterApproval";

export interface AccessRequest {
  name: string;
  application: string;
  applicationName: string;
  product: string;
  productName: string;
  state: RequestState;
  message?: string;
  comment?: string;
  createdDate: string;
  decidedDate?: string;
}

/** How the developer comes by a product, and what their applications have of it. */
export interface ProductAccess {
  access: Access;
  registration: boolean;
  limit: number;
  left: number;
  applications: { name: string; displayName: string; state: "none" | "active" | "pending" | "rejected" }[];
}

/** A product that the developer may register applications for. */
export interface Registrable {
  name: string;
  displayName: string;
  access: Access;
  limit: number;
  left: number;
}

export interface Registration {
  displayName: string;
  description: string;
  message: string;
  products: readonly string[];
}

export interface Registered {
  name: string;
  refused: { product: string; message: string }[];
}

const segment = encodeURIComponent;

export const useRequests = () =>
  useQuery({
    queryKey: ["requests"],
    queryFn: async () => (await ask<{ value: AccessRequest[] }>("developer", "/api/requests")).value,
  });

export const useProductAccess = (product: string, enabled: boolean) =>
  useQuery({
    queryKey: ["requests", "access", product],
    enabled,
    queryFn: () => ask<ProductAccess>("developer", `/api/products/${segment(product)}/access`),
  });

export const useRegistrable = (enabled: boolean) =>
  useQuery({
    queryKey: ["requests", "registrable"],
    enabled,
    queryFn: async () => (await ask<{ value: Registrable[] }>("developer", "/api/requests/registrable")).value,
  });

/** Afterwards all that may have changed by it is asked for anew. */
function useChange<V, R>(change: (variables: V) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      Promise.all(
        ["requests", "applications", "catalogue"].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      ),
  });
}

export const useAsk = (product: string) =>
  useChange(({ application, message }: { application: string; message: string }) =>
    ask<AccessRequest>("developer", "/api/requests", "POST", { application, product, message: message.trim() }),
  );

export const useCancel = () =>
  useChange((name: string) => ask("developer", `/api/requests/${segment(name)}/cancel`, "POST"));

export const useRegister = () =>
  useChange((wanted: Registration) => ask<Registered>("developer", "/api/applications", "POST", wanted));

export const useRename = (name: string) =>
  useChange((wanted: { displayName: string; description: string }) =>
    ask("developer", `/api/applications/${segment(name)}`, "PATCH", wanted),
  );

/** Deletes an application. It is still on the page then, so that it alone isn't asked for anew. */
export function useDelete(name: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (_: void) => ask("developer", `/api/applications/${segment(name)}`, "DELETE"),
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["applications"], exact: true }),
        ...["requests", "catalogue"].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      ]),
  });
}
