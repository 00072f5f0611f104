import { type Call, CLIENT_ID, CLIENT_SECRET, SUBSCRIPTION_KEY } from "./call";
import { doubleQuoted } from "./literals";

/** Node.js 18 or newer, with nothing installed. */
export function javascript({ method, url, headers, body, credential }: Call): string {
  const lines = ["async function main() {"];
  if (credential.kind === "token") {
    const { tokenUrl, clientId, scope } = credential;
    lines.push(
      `  const tokenReply = await fetch(${doubleQuoted(tokenUrl)}, {`,
      `    method: "POST",`,
      `    body: new URLSearchParams({`,
      `      grant_type: "client_credentials",`,
      `      client_id: ${clientId === undefined ? `process.env.${CLIENT_ID}` : doubleQuoted(clientId)},`,
      `      client_secret: process.env.${CLIENT_SECRET},`,
      `      scope: ${doubleQuoted(scope)},`,
      `    }),`,
      `  });`,
      `  if (!tokenReply.ok) throw new Error(await tokenReply.text());`,
      `  const { access_token: token } = await tokenReply.json();`,
      "",
    );
  }
  lines.push(
    `  const reply = await fetch(${doubleQuoted(url)}, {`,
    `    method: ${doubleQuoted(method)},`,
    `    headers: [`,
  );
  for (const [name, value] of headers) lines.push(`      [${doubleQuoted(name)}, ${doubleQuoted(value)}],`);
  if (credential.kind === "token") lines.push(`      ["Authorization", "Bearer " + token],`);
  if (credential.kind === "key")
    lines.push(`      [${doubleQuoted(credential.header)}, process.env.${SUBSCRIPTION_KEY}],`);
  lines.push(`    ],`);
  if (body !== undefined) lines.push(`    body: ${doubleQuoted(body)},`);
  lines.push(`  });`, `  console.log(reply.status, await reply.text());`, `}`, "", `main();`);
  return lines.join("\n");
}
