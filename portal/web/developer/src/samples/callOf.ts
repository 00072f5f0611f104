import { written } from "../apis/written";
import type { ApiDetails, OperationDetails, Parameter, Representation, Types } from "../catalogue";
import type { Call, Credential } from "./call";
import { parameterValue, sampleValue } from "./sampleValue";

/** The call of an operation with values for all that it requires. */
export function callOf(api: ApiDetails, operation: OperationDetails, credential: Credential): Call {
  const { method, request, types } = operation;
  const headers: [string, string][] = [];
  if (api.versionHeader && api.version) headers.push([api.versionHeader, api.version]);
  for (const header of request?.headers ?? []) {
    if (header.required && !isSet(header.name, credential)) headers.push([header.name, parameterValue(header, types)]);
  }
  const representation = request?.representations?.[0];
  const body = representation && !/^(GET|HEAD)$/i.test(method) ? bodyOf(representation, types) : undefined;
  if (body !== undefined && representation) headers.push(["Content-Type", representation.contentType]);
  return { method: method.toUpperCase(), url: urlOf(api, operation), headers, body, credential };
}

/** What the credential sets, or the client by itself. */
function isSet(name: string, credential: Credential): boolean {
  const lower = name.toLowerCase();
  return (
    ["authorization", "content-type", "content-length", "host", "connection", "transfer-encoding"].includes(lower) ||
    (credential.kind === "key" && lower === credential.header.toLowerCase())
  );
}

function urlOf(api: ApiDetails, { urlTemplate, templateParameters = [], request, types }: OperationDetails): string {
  const named = new Map(templateParameters.map((parameter) => [parameter.name.toLowerCase(), parameter]));
  const filled = urlTemplate
    .replace(/\{(\*?)([^{}]+)\}/g, (_, _star: string, name: string) => {
      const parameter = named.get(name.toLowerCase()) ?? named.get(`*${name.toLowerCase()}`);
      return encodeURIComponent(parameterValue(parameter ?? { name }, types));
    })
    .replace(/\*$/, "path");
  const [path = "", inTemplate = ""] = filled.split("?", 2);
  const query = inTemplate === "" ? [] : [inTemplate];
  const written = new Set(inTemplate.split("&").map((pair) => decode(pair.split("=")[0] ?? "").toLowerCase()));
  const more: [string, string][] = (request?.queryParameters ?? [])
    .filter(({ name, required }: Parameter) => required && !written.has(name.toLowerCase()))
    .map((parameter) => [parameter.name, parameterValue(parameter, types)]);
  if (api.versionQuery && api.version) more.push([api.versionQuery, api.version]);
  for (const [name, value] of more) query.push(`${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return `${api.url}${escaped(path)}${query.length > 0 ? `?${query.join("&")}` : ""}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** What in a template's own text a URL can't have. */
const escaped = (path: string) =>
  path.replace(/[^A-Za-z0-9\-._~!$&'()*+,;=:@/%]/g, (letter) => encodeURIComponent(letter));

function bodyOf({ contentType, examples = {}, schema, formParameters = [] }: Representation, types: Types) {
  const type = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (type === "application/x-www-form-urlencoded" && formParameters.length > 0) {
    return new URLSearchParams(formParameters.map((each) => [each.name, parameterValue(each, types)])).toString();
  }
  const example = Object.values(examples).find(({ value }) => value !== undefined && value !== null)?.value;
  if (example !== undefined) return written(example);
  const known = schema === undefined ? undefined : types[schema];
  if (schema === undefined || known === undefined || typeof known === "string" || !/[/+]json$/.test(type)) {
    return undefined;
  }
  return written(sampleValue({ schema: known, key: schema }, types));
}
