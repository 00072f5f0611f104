import { type Call, CLIENT_ID, CLIENT_SECRET, contentType, otherHeaders, SUBSCRIPTION_KEY } from "./call";
import { doubleQuoted } from "./literals";

const variable = (name: string) => `Environment.GetEnvironmentVariable("${name}")!`;

/** .NET 6 or newer: a program of top-level statements. */
export function csharp(call: Call): string {
  const { method, url, body, credential } = call;
  const lines = [
    "using System;",
    "using System.Collections.Generic;",
    "using System.Net.Http;",
    "using System.Net.Http.Headers;",
    "using System.Text;",
    "using System.Text.Json;",
    "",
    "using var client = new HttpClient();",
    "",
  ];
  if (credential.kind === "token") {
    const { tokenUrl, clientId, scope } = credential;
    lines.push(
      "var form = new FormUrlEncodedContent(new Dictionary<string, string>",
      "{",
      `    ["grant_type"] = "client_credentials",`,
      `    ["client_id"] = ${clientId === undefined ? variable(CLIENT_ID) : doubleQuoted(clientId)},`,
      `    ["client_secret"] = ${variable(CLIENT_SECRET)},`,
      `    ["scope"] = ${doubleQuoted(scope)},`,
      "});",
      `using var tokenReply = await client.PostAsync(${doubleQuoted(tokenUrl)}, form);`,
      "var answer = await tokenReply.Content.ReadAsStringAsync();",
      "if (!tokenReply.IsSuccessStatusCode) throw new Exception(answer);",
      `var token = JsonDocument.Parse(answer).RootElement.GetProperty("access_token").GetString();`,
      "",
    );
  }
  lines.push(
    `using var request = new HttpRequestMessage(new HttpMethod(${doubleQuoted(method)}), ${doubleQuoted(url)});`,
  );
  for (const [name, value] of otherHeaders(call))
    lines.push(`request.Headers.TryAddWithoutValidation(${doubleQuoted(name)}, ${doubleQuoted(value)});`);
  if (credential.kind === "token")
    lines.push(`request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);`);
  if (credential.kind === "key")
    lines.push(
      `request.Headers.TryAddWithoutValidation(${doubleQuoted(credential.header)}, ${variable(SUBSCRIPTION_KEY)});`,
    );
  if (body !== undefined) {
    lines.push(`request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(${doubleQuoted(body)}));`);
    const type = contentType(call);
    if (type !== undefined)
      lines.push(`request.Content.Headers.TryAddWithoutValidation("Content-Type", ${doubleQuoted(type)});`);
  }
  lines.push(
    "using var reply = await client.SendAsync(request);",
    `Console.WriteLine($"{(int)reply.StatusCode} {await reply.Content.ReadAsStringAsync()}");`,
  );
  return lines.join("\n");
}
