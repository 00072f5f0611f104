import type { Json, Types } from "../catalogue";
import { texts } from "../texts/catalogue";

type JsonObject = { [name: string]: Json };

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const text = (value: Json | undefined): string | undefined => (typeof value === "string" ? value : undefined);

const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

/** A schema with where it stands, so that what it refers to is found. */
export interface Placed {
  schema: Json;
  /** The key of the type that it is, or is a part of. */
  key: string;
  /** The type's name, where it has one. */
  name?: string;
}

/** A part of a schema, under the name that it has there. */
export interface Part {
  label: string;
  placed: Placed;
  required: boolean;
}

/** What a schema is once its reference is followed; one that leads nowhere, or round in a circle, stays itself. */
export function resolved({ schema, key, name }: Placed, types: Types): Placed {
  let now: Placed = { schema, key, name };
  const seen = new Set<string>();
  while (isObject(now.schema)) {
    const ref = text(now.schema.$ref);
    if (ref === undefined || !ref.startsWith("#")) return now;
    const next = now.key.slice(0, now.key.indexOf("#")) + ref;
    const found = types[next];
    if (found === undefined || seen.has(next)) return { ...now, name: lastName(ref) };
    seen.add(next);
    now = { schema: found, key: next, name: lastName(ref) };
  }
  return now;
}

/** {@code Order} of {@code #/components/schemas/Order}. */
function lastName(ref: string): string {
  const last = ref.slice(ref.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(last).replaceAll("~1", "/").replaceAll("~0", "~");
  } catch {
    return last;
  }
}

/** The type in a few words: {@code array of Order}, {@code string (date-time)}. */
export function typeOf(schema: Json, key: string, types: Types, depth = 0): string {
  const { schema: found, name, key: at } = resolved({ schema, key }, types);
  if (!isObject(found)) return found === true ? "any" : "";
  const declared = Array.isArray(found.type)
    ? found.type.filter((each) => each !== "null").join(" or ")
    : (text(found.type) ?? implied(found));
  const nullable = found.nullable === true || list(found.type).includes("null") ? " or null" : "";
  if (declared === "array") {
    const items = found.items;
    if (items === undefined || depth > 5) return `array${nullable}`;
    return `array of ${typeOf(items, at, types, depth + 1)}${nullable}`;
  }
  if (name !== undefined && (declared === "object" || declared === "")) return `${name}${nullable}`;
  const format = text(found.format);
  return `${declared}${format ? ` (${format})` : ""}${nullable}`;
}

function implied(schema: JsonObject): string {
  if (schema.properties !== undefined || schema.additionalProperties !== undefined) return "object";
  if (schema.items !== undefined) return "array";
  const values = list(schema.enum);
  if (values.length > 0) return typeof values[0];
  if (schema.const !== undefined) return typeof schema.const;
  return list(schema.allOf).length > 0 ? "object" : "";
}

/** What a schema is made of: properties, with those that it takes over, items, and alternatives. */
export function partsOf(placed: Placed, types: Types): Part[] {
  return collected(placed, types, 0, new Set());
}

function collected(placed: Placed, types: Types, depth: number, within: ReadonlySet<Json>): Part[] {
  const { schema, key } = resolved(placed, types);
  if (!isObject(schema) || depth > 20 || within.has(schema)) return [];
  const seen = new Set(within).add(schema);
  const required = list(schema.required);
  const at = (label: string, inner: Json, needed = false): Part => ({
    label,
    placed: { schema: inner, key },
    required: needed,
  });
  const parts: Part[] = [];
  for (const inner of list(schema.allOf)) parts.push(...collected({ schema: inner, key }, types, depth + 1, seen));
  if (isObject(schema.properties)) {
    for (const [name, inner] of Object.entries(schema.properties)) parts.push(at(name, inner, required.includes(name)));
  }
  if (isObject(schema.items)) {
    // The parts of the items stand in the array's place.
    parts.push(...collected({ schema: schema.items, key }, types, depth + 1, seen));
  }
  if (isObject(schema.additionalProperties)) parts.push(at(texts.otherProperties, schema.additionalProperties));
  for (const [keyword, label] of [
    ["oneOf", texts.oneOfTypes],
    ["anyOf", texts.anyOf],
  ] as const) {
    list(schema[keyword]).forEach((inner) => parts.push(at(label, inner)));
  }
  if (isObject(schema.not)) parts.push(at(texts.not, schema.not));
  // Of a property that is said twice, the last word counts.
  return [
    ...new Map(
      parts.map((part, index) => [isChoice(part.label) ? `${part.label} ${index}` : part.label, part]),
    ).values(),
  ];
}

const isChoice = (label: string) => [texts.oneOfTypes, texts.anyOf, texts.not].includes(label);

/** What else is said of a value: its description, its limits, what it may be. */
export function notesOf(placed: Placed, types: Types): { description: string; notes: string[] } {
  const { schema } = resolved(placed, types);
  const own = isObject(placed.schema) ? placed.schema : {};
  if (!isObject(schema)) return { description: "", notes: [] };
  const notes: string[] = [];
  const values = list(schema.enum);
  if (values.length > 0) notes.push(texts.oneOf(values.map((value) => shown(value)).join(", ")));
  if (schema.default !== undefined) notes.push(texts.defaultValue(shown(schema.default)));
  for (const word of [
    "const",
    "minimum",
    "exclusiveMinimum",
    "maximum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
    "readOnly",
    "writeOnly",
    "deprecated",
  ]) {
    const value = schema[word] ?? own[word];
    if (value !== undefined && value !== false) notes.push(value === true ? word : `${word}: ${shown(value)}`);
  }
  if (schema.example !== undefined && !isObject(schema.example)) notes.push(`example: ${shown(schema.example)}`);
  return { description: text(own.description) ?? text(schema.description) ?? "", notes };
}

const shown = (value: Json): string => (typeof value === "string" ? value : JSON.stringify(value));
