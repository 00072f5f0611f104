import { ask } from "@gatehouse/shared";

const VERSION = "api-version=2025-09-01-preview";

/** A resource as the Resource Manager API gives it. */
export interface Resource<P> {
  id: string;
  name: string;
  properties: P;
}

export interface Page<T> {
  value: T[];
  count: number;
}

/** Asks the Resource Manager API in the name of who is signed in; the path begins below the service. */
export function arm<T>(
  service: string,
  path: string,
  method: "GET" | "PUT" | "POST" | "PATCH" | "DELETE" = "GET",
  body?: unknown,
): Promise<T> {
  const separator = path.includes("?") ? "&" : "?";
  return ask<T>("admin", `/admin/api/arm${service}${path}${separator}${VERSION}`, method, body);
}

/** A query that filters by a part of a property's text. */
export function containing(property: string, text: string): string {
  const trimmed = text.trim();
  return trimmed === ""
    ? ""
    : `&$filter=${encodeURIComponent(`contains(${property},'${trimmed.replaceAll("'", "''")}')`)}`;
}

/** A name as a segment of a path. */
export const segment = encodeURIComponent;
