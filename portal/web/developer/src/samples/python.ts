import { type Call, CLIENT_ID, CLIENT_SECRET, SUBSCRIPTION_KEY } from "./call";
import { doubleQuoted } from "./literals";

const variable = (name: string) => `os.environ["${name}"]`;

/** Python 3, with nothing installed. */
export function python({ method, url, headers, body, credential }: Call): string {
  const lines = [
    "import json",
    "import os",
    "import urllib.error",
    "import urllib.parse",
    "import urllib.request",
    "",
    "",
    "def send(request):",
    "    try:",
    "        with urllib.request.urlopen(request) as reply:",
    "            return reply.status, reply.read().decode()",
    "    except urllib.error.HTTPError as refusal:",
    "        return refusal.code, refusal.read().decode()",
    "",
    "",
  ];
  if (credential.kind === "token") {
    const { tokenUrl, clientId, scope } = credential;
    lines.push(
      "form = urllib.parse.urlencode({",
      `    "grant_type": "client_credentials",`,
      `    "client_id": ${clientId === undefined ? variable(CLIENT_ID) : doubleQuoted(clientId)},`,
      `    "client_secret": ${variable(CLIENT_SECRET)},`,
      `    "scope": ${doubleQuoted(scope)},`,
      "}).encode()",
      `status, answer = send(urllib.request.Request(${doubleQuoted(tokenUrl)}, data=form))`,
      "if status != 200:",
      "    raise SystemExit(answer)",
      `token = json.loads(answer)["access_token"]`,
      "",
    );
  }
  lines.push("request = urllib.request.Request(", `    ${doubleQuoted(url)},`, `    method=${doubleQuoted(method)},`);
  if (body !== undefined) lines.push(`    data=${doubleQuoted(body)}.encode(),`);
  lines.push("    headers={");
  for (const [name, value] of headers) lines.push(`        ${doubleQuoted(name)}: ${doubleQuoted(value)},`);
  if (credential.kind === "token") lines.push(`        "Authorization": "Bearer " + token,`);
  if (credential.kind === "key")
    lines.push(`        ${doubleQuoted(credential.header)}: ${variable(SUBSCRIPTION_KEY)},`);
  lines.push("    },", ")", "print(*send(request))");
  return lines.join("\n");
}
