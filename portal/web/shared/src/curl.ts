/** What a call needs to be pasted into a shell. */
export interface Call {
  tokenUrl: string;
  clientId: string;
  scope: string;
  url: string;
}

/** Two commands that ask for a token and call with it; the secret comes from the shell, not from the text. */
export function curl({ tokenUrl, clientId, scope, url }: Call): string {
  return [
    `read -rsp 'Client secret: ' CLIENT_SECRET; echo`,
    `TOKEN=$(printf %s "$CLIENT_SECRET" | curl -sS ${quoted(tokenUrl)} \\`,
    `  -d grant_type=client_credentials -d client_id=${quoted(clientId)} \\`,
    `  --data-urlencode client_secret@- -d scope=${quoted(scope)} \\`,
    `  | sed 's/.*"access_token" *: *"\\([^"]*\\)".*/\\1/')`,
    `curl -i ${quoted(url)} -H "Authorization: Bearer $TOKEN"`,
  ].join("\n");
}

/** Stays text in a shell, whatever stands in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
