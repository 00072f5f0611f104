import { type Call, CLIENT_ID, CLIENT_SECRET, SUBSCRIPTION_KEY } from "./call";
import { doubleQuoted } from "./literals";

const variable = (name: string) => `os.Getenv("${name}")`;

/** Go, with its own library alone. */
export function go({ method, url, headers, body, credential }: Call): string {
  const token = credential.kind === "token";
  const imports = [
    ...(token ? ["encoding/json"] : []),
    "fmt",
    "io",
    ...(token ? ["log"] : []),
    "net/http",
    ...(token ? ["net/url"] : []),
    ...(credential.kind === "none" ? [] : ["os"]),
    ...(body === undefined ? [] : ["strings"]),
  ];
  const lines = ["package main", "", "import (", ...imports.map((each) => `\t"${each}"`), ")", "", "func main() {"];
  if (token) {
    const { tokenUrl, clientId, scope } = credential;
    lines.push(
      `\ttokenReply, err := http.PostForm(${doubleQuoted(tokenUrl)}, url.Values{`,
      `\t\t"grant_type":    {"client_credentials"},`,
      `\t\t"client_id":     {${clientId === undefined ? variable(CLIENT_ID) : doubleQuoted(clientId)}},`,
      `\t\t"client_secret": {${variable(CLIENT_SECRET)}},`,
      `\t\t"scope":         {${doubleQuoted(scope)}},`,
      `\t})`,
      `\tif err != nil {`,
      `\t\tpanic(err)`,
      `\t}`,
      `\tanswer, err := io.ReadAll(tokenReply.Body)`,
      `\tif err != nil || tokenReply.StatusCode != 200 {`,
      `\t\tlog.Fatal(err, string(answer))`,
      `\t}`,
      `\tvar token struct {`,
      `\t\tAccessToken string \`json:"access_token"\``,
      `\t}`,
      `\tif err := json.Unmarshal(answer, &token); err != nil {`,
      `\t\tpanic(err)`,
      `\t}`,
      "",
    );
  }
  const content = body === undefined ? "nil" : `strings.NewReader(${doubleQuoted(body)})`;
  lines.push(
    `\trequest, err := http.NewRequest(${doubleQuoted(method)}, ${doubleQuoted(url)}, ${content})`,
    `\tif err != nil {`,
    `\t\tpanic(err)`,
    `\t}`,
  );
  for (const [name, value] of headers)
    lines.push(`\trequest.Header.Set(${doubleQuoted(name)}, ${doubleQuoted(value)})`);
  if (token) lines.push(`\trequest.Header.Set("Authorization", "Bearer "+token.AccessToken)`);
  if (credential.kind === "key")
    lines.push(`\trequest.Header.Set(${doubleQuoted(credential.header)}, ${variable(SUBSCRIPTION_KEY)})`);
  lines.push(
    `\treply, err := http.DefaultClient.Do(request)`,
    `\tif err != nil {`,
    `\t\tpanic(err)`,
    `\t}`,
    `\tdefer reply.Body.Close()`,
    `\tresult, err := io.ReadAll(reply.Body)`,
    `\tif err != nil {`,
    `\t\tpanic(err)`,
    `\t}`,
    `\tfmt.Println(reply.StatusCode, string(result))`,
    `}`,
  );
  return lines.join("\n");
}
