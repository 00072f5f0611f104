import { type Call, CLIENT_ID, CLIENT_SECRET, SUBSCRIPTION_KEY } from "./call";

const variable = (name: string) => `{{$processEnv ${name}}}`;

/** Requests as editors with a REST client send them; these read the environment and the reply before. */
export function http({ method, url, headers, body, credential }: Call): string {
  const lines: string[] = [];
  if (credential.kind === "token") {
    const { tokenUrl, clientId, scope } = credential;
    lines.push(
      "# @name token",
      `POST ${tokenUrl} HTTP/1.1`,
      "Content-Type: application/x-www-form-urlencoded",
      "",
      "grant_type=client_credentials" +
        `&client_id=${clientId === undefined ? variable(CLIENT_ID) : encodeURIComponent(clientId)}` +
        `&client_secret=${variable(CLIENT_SECRET)}` +
        `&scope=${encodeURIComponent(scope)}`,
      "",
      "###",
      "",
    );
  }
  lines.push(`${method} ${url} HTTP/1.1`);
  for (const [name, value] of headers) lines.push(`${name}: ${value.replace(/[\r\n]+/g, " ")}`);
  if (credential.kind === "token") lines.push("Authorization: Bearer {{token.response.body.access_token}}");
  if (credential.kind === "key") lines.push(`${credential.header}: ${variable(SUBSCRIPTION_KEY)}`);
  if (body !== undefined) lines.push("", body);
  return lines.join("\n");
}
