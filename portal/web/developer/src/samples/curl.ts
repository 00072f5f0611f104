import { type Call, CLIENT_ID, SUBSCRIPTION_KEY } from "./call";
import { shell } from "./literals";

/** Commands of a POSIX shell. Secrets are handed over by pipe or header, never written down. */
export function curl({ method, url, headers, body, credential }: Call): string {
  const lines: string[] = [];
  if (credential.kind === "token") {
    const { tokenUrl, clientId, scope } = credential;
    lines.push(
      `TOKEN=$(printf %s "$CLIENT_SECRET" | curl -sS ${shell(tokenUrl)} \\`,
      `  --data-urlencode grant_type=client_credentials \\`,
      `  --data-urlencode ${clientId === undefined ? `"client_id=$${CLIENT_ID}"` : shell(`client_id=${clientId}`)} \\`,
      `  --data-urlencode client_secret@- \\`,
      `  --data-urlencode ${shell(`scope=${scope}`)} |`,
      `  sed 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/')`,
      "",
    );
  }
  const parts = [`curl -i -g ${method === "HEAD" ? "--head" : `-X ${shell(method)}`} ${shell(url)}`];
  // A header without a value is written with a semicolon.
  for (const [name, value] of headers) parts.push(`-H ${shell(value === "" ? `${name};` : `${name}: ${value}`)}`);
  if (credential.kind === "token") parts.push(`-H "Authorization: Bearer $TOKEN"`);
  if (credential.kind === "key") parts.push(`-H ${shell(`${credential.header}: `)}"$${SUBSCRIPTION_KEY}"`);
  if (body !== undefined) parts.push(`--data-raw ${shell(body)}`);
  lines.push(parts.join(" \\\n  "));
  return lines.join("\n");
}
