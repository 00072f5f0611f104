import { type Call, CLIENT_ID, CLIENT_SECRET, SUBSCRIPTION_KEY } from "./call";
import { ruby as quoted } from "./literals";

const variable = (name: string) => `ENV.fetch('${name}')`;

/** Ruby, with its own library alone. */
export function ruby({ method, url, headers, body, credential }: Call): string {
  const lines = ["require 'json'", "require 'net/http'", ""];
  if (credential.kind === "token") {
    const { tokenUrl, clientId, scope } = credential;
    lines.push(
      `token_reply = Net::HTTP.post_form(`,
      `  URI(${quoted(tokenUrl)}),`,
      `  'grant_type' => 'client_credentials',`,
      `  'client_id' => ${clientId === undefined ? variable(CLIENT_ID) : quoted(clientId)},`,
      `  'client_secret' => ${variable(CLIENT_SECRET)},`,
      `  'scope' => ${quoted(scope)}`,
      `)`,
      `abort(token_reply.body) unless token_reply.is_a?(Net::HTTPSuccess)`,
      `token = JSON.parse(token_reply.body)['access_token']`,
      "",
    );
  }
  lines.push(
    `uri = URI(${quoted(url)})`,
    `request = Net::HTTPGenericRequest.new(${quoted(method)}, ${body !== undefined}, ${method !== "HEAD"}, uri)`,
  );
  for (const [name, value] of headers) lines.push(`request[${quoted(name)}] = ${quoted(value)}`);
  if (credential.kind === "token") lines.push(`request['Authorization'] = "Bearer #{token}"`);
  if (credential.kind === "key") lines.push(`request[${quoted(credential.header)}] = ${variable(SUBSCRIPTION_KEY)}`);
  if (body !== undefined) lines.push(`request.body = ${quoted(body)}`);
  lines.push(
    `reply = Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == 'https') { |http| http.request(request) }`,
    `puts "#{reply.code} #{reply.body}"`,
  );
  return lines.join("\n");
}
