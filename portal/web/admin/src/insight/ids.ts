import type { Dimension } from "./period";

/** The name behind an id such as {@code /apis/echo}, as filters take it; what stands in a workspace keeps its whole id. */
export function nameOf(id: string): string {
  return id.startsWith("/workspaces/") ? id : (id.split("/").pop() ?? id);
}

const PAGES: Record<Dimension, string> = { application: "applications", product: "products", api: "apis" };

/** The page of a resource; what stands in a workspace has none. */
export function pageOf(dimension: Dimension, id: string): string | undefined {
  return id.startsWith("/workspaces/") || id === "*" || id === ""
    ? undefined
    : `/${PAGES[dimension]}/${encodeURIComponent(nameOf(id))}`;
}
