import { Refused } from "@gatehouse/shared";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { arm, type Page, type Resource, segment } from "../arm";
import { useService } from "../session";

/** Something wrong with a document, at its place. */
export interface Complaint {
  line: number;
  column: number;
  element: string;
  message: string;
  fix: string;
}

/** A policy that documents can hold. */
export type Description = Resource<{ description: string; scope: number; sections: string[]; sample: string }>;

export interface EffectivePolicy {
  properties: {
    sections: { name: string; policies: EffectiveElement[] }[];
  };
}

export interface EffectiveElement {
  name: string;
  scope: string;
  policyId?: string;
  fragmentId?: string;
  line?: number;
  value?: string;
}

const document = (scope: string) => `${scope}/policies/policy`;

/** The text of the document at a scope, such as {@code /products/starter}; null where there is none. */
export function useDocument(scope: string) {
  const service = useService();
  return useQuery({
    queryKey: ["policy", service, scope],
    // What somebody works on isn't exchanged below their hands.
    refetchOnWindowFocus: false,
    queryFn: async () => {
      try {
        const found = await arm<Resource<{ value: string }>>(service, `${document(scope)}?format=rawxml`);
        return found.properties.value.replaceAll("\r\n", "\n");
      } catch (refusal) {
        if (refusal instanceof Refused && refusal.status === 404 && refusal.code === "ResourceNotFound") return null;
        throw refusal;
      }
    },
  });
}

function useDocumentChange<V>(scope: string, change: (service: string, value: V) => Promise<string | null>) {
  const service = useService();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (value: V) => change(service, value),
    onSuccess: (text) => {
      queries.setQueryData(["policy", service, scope], text);
      return queries.invalidateQueries({ queryKey: ["effective-policy"] });
    },
  });
}

export const useSaveDocument = (scope: string) =>
  useDocumentChange(scope, async (service, value: string) => {
    await arm(service, document(scope), "PUT", { properties: { format: "rawxml", value } });
    return value;
  });

export const useDeleteDocument = (scope: string) =>
  useDocumentChange(scope, async (service, _: void) => {
    await arm(service, document(scope), "DELETE");
    return null;
  });

/** A value as it was a moment ago, when nobody changed it since. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 350);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/**
 * What the server finds wrong with a text, asked when nobody types for a moment. Nothing is saved by it.
 *
 * @param action of the scope's that looks at the text
 */
export function useComplaints(
  scope: string,
  text: string,
  action: "validatePolicy" | "validatePolicyFragment" = "validatePolicy",
) {
  const service = useService();
  const settled = useSettled(text);
  const found = useQuery({
    queryKey: ["policy-complaints", service, scope, action, settled],
    enabled: service !== "" && settled.trim() !== "",
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
    queryFn: async () =>
      (
        await arm<{ problems: Complaint[] }>(service, `${scope}/${action}`, "POST", {
          properties: { format: "rawxml", value: settled },
        })
      ).problems,
  });
  return { ...found, waiting: settled !== text || found.isFetching };
}

/** The policies that may stand in documents of a scope, or of any, with how they are written. */
export function useDescriptions(scope: string, anywhere: boolean) {
  const service = useService();
  return useQuery({
    queryKey: ["policy-descriptions", service],
    staleTime: Infinity,
    queryFn: async () => (await arm<Page<Description>>(service, "/policyDescriptions")).value,
    select: (all) => all.filter(({ properties }) => anywhere || (properties.scope & bitOf(scope)) !== 0),
  });
}

/** How descriptions call a scope: tenant 1, product 2, API 4, operation 8. */
export function bitOf(scope: string): number {
  if (/\/operations\/[^/]+$/.test(scope)) return 8;
  if (/\/apis\/[^/]+$/.test(scope)) return 4;
  return /\/products\/[^/]+$/.test(scope) ? 2 : 1;
}

/** What calls at a scope go through, perhaps for a product. */
export function useEffectivePolicy(scope: string, product: string) {
  const service = useService();
  return useQuery({
    queryKey: ["effective-policy", service, scope, product],
    queryFn: () =>
      arm<EffectivePolicy>(
        service,
        `${scope}/effectivePolicy${product === "" ? "" : `?productId=${encodeURIComponent(product)}`}`,
      ),
  });
}

/** The products that have an API; none where the scope is no API's. */
export function useProductsAt(scope: string) {
  const service = useService();
  const api = /^(.*\/apis\/[^/]+)/.exec(scope)?.[1] ?? "";
  return useQuery({
    queryKey: ["api-products", service, api],
    enabled: api !== "",
    queryFn: async () =>
      (await arm<Page<Resource<{ displayName: string }>>>(service, `${api}/products?$top=1000`)).value,
  });
}

/** The names of the fragments that documents at a scope can include. */
export function useFragmentNames(scope: string) {
  const service = useService();
  const workspace = /^\/workspaces\/[^/]+/.exec(scope)?.[0] ?? "";
  return useQuery({
    queryKey: ["fragments", service, workspace, "names"],
    queryFn: async () =>
      (await arm<Page<Resource<object>>>(service, `${workspace}/policyFragments?$top=1000`)).value.map(
        ({ name }) => name,
      ),
  });
}

/** The scope's document as a path of the portal's ARM API, with its names escaped. */
export const scopeOf = (...segments: readonly [string, string][]) =>
  segments.map(([type, name]) => `/${type}/${segment(name)}`).join("");
