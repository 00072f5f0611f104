import { type Call, CLIENT_ID, CLIENT_SECRET, contentType, otherHeaders, SUBSCRIPTION_KEY } from "./call";
import { powershell as quoted } from "./literals";

/** PowerShell 7. */
export function powershell(call: Call): string {
  const { method, url, body, credential } = call;
  const lines: string[] = [];
  if (credential.kind === "token") {
    const { tokenUrl, clientId, scope } = credential;
    lines.push(
      `$token = (Invoke-RestMethod -Method Post -Uri ${quoted(tokenUrl)} -Body @{`,
      `    grant_type    = 'client_credentials'`,
      `    client_id     = ${clientId === undefined ? `$env:${CLIENT_ID}` : quoted(clientId)}`,
      `    client_secret = $env:${CLIENT_SECRET}`,
      `    scope         = ${quoted(scope)}`,
      `}).access_token`,
      "",
    );
  }
  lines.push(`$call = @{`, `    CustomMethod = ${quoted(method)}`, `    Uri = ${quoted(url)}`, `    Headers = @{`);
  for (const [name, value] of otherHeaders(call)) lines.push(`        ${quoted(name)} = ${quoted(value)}`);
  if (credential.kind === "token") lines.push(`        Authorization = "Bearer $token"`);
  if (credential.kind === "key") lines.push(`        ${quoted(credential.header)} = $env:${SUBSCRIPTION_KEY}`);
  lines.push(`    }`, `    SkipHeaderValidation = $true`, `    SkipHttpErrorCheck = $true`);
  const type = contentType(call);
  if (type !== undefined && body !== undefined) lines.push(`    ContentType = ${quoted(type)}`);
  if (body !== undefined) lines.push(`    Body = [Text.Encoding]::UTF8.GetBytes(${quoted(body)})`);
  lines.push(`}`, `$reply = Invoke-WebRequest @call`, `"$($reply.StatusCode) $($reply.Content)"`);
  return lines.join("\n");
}
