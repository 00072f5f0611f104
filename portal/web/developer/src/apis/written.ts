import type { Json } from "../catalogue";

/** A value as it would be sent; JSON in a text is set out as JSON. */
export function written(value: Json): string {
  if (typeof value !== "string") return JSON.stringify(value, null, 2);
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}
