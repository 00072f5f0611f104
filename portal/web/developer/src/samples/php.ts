import { type Call, CLIENT_ID, CLIENT_SECRET, SUBSCRIPTION_KEY } from "./call";
import { singleQuoted } from "./literals";

const variable = (name: string) => `getenv('${name}')`;

/** PHP with its cURL extension. */
export function php({ method, url, headers, body, credential }: Call): string {
  const lines: string[] = [];
  if (credential.kind === "token") {
    const { tokenUrl, clientId, scope } = credential;
    lines.push(
      `$curl = curl_init(${singleQuoted(tokenUrl)});`,
      `curl_setopt_array($curl, [`,
      `    CURLOPT_RETURNTRANSFER => true,`,
      `    CURLOPT_POSTFIELDS => http_build_query([`,
      `        'grant_type' => 'client_credentials',`,
      `        'client_id' => ${clientId === undefined ? variable(CLIENT_ID) : singleQuoted(clientId)},`,
      `        'client_secret' => ${variable(CLIENT_SECRET)},`,
      `        'scope' => ${singleQuoted(scope)},`,
      `    ]),`,
      `]);`,
      `$answer = curl_exec($curl);`,
      `if ($answer === false || curl_getinfo($curl, CURLINFO_RESPONSE_CODE) !== 200) {`,
      `    exit($answer === false ? curl_error($curl) : $answer);`,
      `}`,
      `$token = json_decode($answer, true)['access_token'];`,
      "",
    );
  }
  lines.push(
    `$curl = curl_init(${singleQuoted(url)});`,
    `curl_setopt_array($curl, [`,
    `    CURLOPT_RETURNTRANSFER => true,`,
    method === "HEAD" ? `    CURLOPT_NOBODY => true,` : `    CURLOPT_CUSTOMREQUEST => ${singleQuoted(method)},`,
    `    CURLOPT_HTTPHEADER => [`,
  );
  // A header without a value is written with a semicolon.
  for (const [name, value] of headers)
    lines.push(`        ${singleQuoted(value === "" ? `${name};` : `${name}: ${value}`)},`);
  if (credential.kind === "token") lines.push(`        'Authorization: Bearer ' . $token,`);
  if (credential.kind === "key")
    lines.push(`        ${singleQuoted(`${credential.header}: `)} . ${variable(SUBSCRIPTION_KEY)},`);
  lines.push(`    ],`);
  if (body !== undefined) lines.push(`    CURLOPT_POSTFIELDS => ${singleQuoted(body)},`);
  lines.push(
    `]);`,
    `$reply = curl_exec($curl);`,
    `echo curl_getinfo($curl, CURLINFO_RESPONSE_CODE), ' ', $reply === false ? curl_error($curl) : $reply, PHP_EOL;`,
  );
  return lines.join("\n");
}
