import { type Placed, resolved } from "../apis/schema";
import type { Json, Parameter, Types } from "../catalogue";

type JsonObject = { [name: string]: Json };

const FORMATS: Record<string, string> = {
  "date-time": "2026-01-31T12:00:00Z",
  date: "2026-01-31",
  time: "12:00:00Z",
  uuid: "00000000-0000-4000-8000-000000000000",
  email: "somebody@example.com",
  uri: "https://example.com/",
  hostname: "example.com",
  ipv4: "192.0.2.1",
  ipv6: "2001:db8::1",
  byte: "AA==",
};
const DEEPEST = 6;

/** A value that a schema takes: what it gives as an example, else the simplest one; bounded where it contains itself. */
export function sampleValue(placed: Placed, types: Types, depth = 0): Json {
  const { schema, key } = resolved(placed, types);
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return {};
  for (const given of [schema.example, first(schema.examples), schema.default, schema.const, first(schema.enum)]) {
    if (given !== undefined) return given;
  }
  const inner = (part: Json) => sampleValue({ schema: part, key }, types, depth + 1);
  const choice = first(schema.oneOf) ?? first(schema.anyOf);
  if (choice !== undefined && depth < DEEPEST) return inner(choice);
  switch (typeName(schema)) {
    case "object":
      return depth >= DEEPEST ? {} : objectValue(schema, inner);
    case "array":
      return depth >= DEEPEST || schema.items === undefined ? [] : [inner(schema.items)];
    case "integer":
    case "number":
      return typeof schema.minimum === "number" ? schema.minimum : 1;
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return FORMATS[String(schema.format)] ?? "text";
  }
}

function objectValue(schema: JsonObject, inner: (part: Json) => Json): Json {
  const value: JsonObject = {};
  for (const part of Array.isArray(schema.allOf) ? schema.allOf : []) {
    const taken = inner(part);
    if (typeof taken === "object" && taken !== null && !Array.isArray(taken)) Object.assign(value, taken);
  }
  const { properties } = schema;
  if (typeof properties === "object" && properties !== null && !Array.isArray(properties)) {
    for (const [name, part] of Object.entries(properties)) {
      const readOnly = typeof part === "object" && part !== null && !Array.isArray(part) && part.readOnly === true;
      if (!readOnly) value[name] = inner(part);
    }
  }
  return value;
}

function typeName(schema: JsonObject): string {
  const declared = Array.isArray(schema.type) ? schema.type.find((each) => each !== "null") : schema.type;
  if (typeof declared === "string") return declared;
  if (schema.items !== undefined) return "array";
  return schema.properties !== undefined || schema.allOf !== undefined ? "object" : "";
}

const first = (value: Json | undefined): Json | undefined => (Array.isArray(value) ? value[0] : undefined);

/** A value for a parameter: what is said of it, else one of its type. */
export function parameterValue(parameter: Parameter, types: Types): string {
  const { defaultValue, values = [], examples = {}, schema, type = "" } = parameter;
  const example = Object.values(examples).find(({ value }) => value !== undefined && value !== null)?.value;
  const said = defaultValue || values[0] || example;
  if (said !== undefined && said !== "") return typeof said === "string" ? said : JSON.stringify(said);
  if (schema !== undefined && types[schema] !== undefined) {
    const value = sampleValue({ schema: types[schema], key: schema }, types);
    return typeof value === "string" ? value : JSON.stringify(value);
  }
  if (/^(integer|number|int|long|float|double)/i.test(type)) return "1";
  return /^bool/i.test(type) ? "true" : "value";
}
