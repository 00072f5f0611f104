import { useMutation } from "@tanstack/react-query";
import { arm } from "../arm";
import { useService } from "../session";
import { type ApiProperties, apiPath, useApiChange } from "./queries";

interface Named {
  name: string;
  displayName?: string;
  method?: string;
  urlTemplate?: string;
}

/** What an import would do. */
export interface Preview {
  settings: { property: string; before: unknown; after: unknown }[];
  operations: {
    added: Named[];
    changed: (Named & { properties: string[] })[];
    removed: Named[];
    unchanged: number;
  };
  schemas: {
    added: { name: string; types: number }[];
    changed: { name: string; added: string[]; changed: string[]; removed: string[] }[];
    removed: { name: string }[];
  };
  notes: string[];
}

/** A definition to import, with what is said of the API beside it. */
export type Definition = Partial<ApiProperties> & { path: string; format: string; value: string };

/** What an import would do to an API, or make of one that isn't there. */
export function usePreview(api?: string) {
  const service = useService();
  return useMutation({
    gcTime: 0,
    mutationFn: (properties: Definition) =>
      arm<Preview>(service, `${api === undefined ? "" : apiPath(api)}/importPreview`, "POST", { properties }),
  });
}

export const useImport = (api: string) =>
  useApiChange((service, properties: Definition) => arm(service, apiPath(api), "PUT", { properties }));

/** Which of the two a text is; the server reads JSON and YAML under either name. */
export const formatOf = (text: string) =>
  /^\s*(?:\{[\s\S]{0,2000}?)?["']?swagger["']?\s*:/m.test(text) ? "swagger-json" : "openapi";
