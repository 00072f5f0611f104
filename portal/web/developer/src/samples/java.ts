import { type Call, CLIENT_ID, CLIENT_SECRET, SUBSCRIPTION_KEY } from "./call";
import { java as quoted } from "./literals";

const variable = (name: string) => `System.getenv("${name}")`;

/** Java 17 or newer, with nothing but the JDK; run from its source. */
export function java({ method, url, headers, body, credential }: Call): string {
  const token = credential.kind === "token";
  const lines = [
    "import java.net.URI;",
    ...(token ? ["import java.net.URLEncoder;"] : []),
    "import java.net.http.HttpClient;",
    "import java.net.http.HttpRequest;",
    "import java.net.http.HttpResponse.BodyHandlers;",
    ...(token ? ["import java.nio.charset.StandardCharsets;", "import java.util.regex.Pattern;"] : []),
    "",
    "public class Call {",
    "    public static void main(String[] args) throws Exception {",
    "        var client = HttpClient.newHttpClient();",
  ];
  if (token) {
    const { tokenUrl, clientId, scope } = credential;
    lines.push(
      `        var form = "grant_type=client_credentials"`,
      `                + "&client_id=" + encoded(${clientId === undefined ? variable(CLIENT_ID) : quoted(clientId)})`,
      `                + "&client_secret=" + encoded(${variable(CLIENT_SECRET)})`,
      `                + "&scope=" + encoded(${quoted(scope)});`,
      `        var tokenReply = client.send(`,
      `                HttpRequest.newBuilder(URI.create(${quoted(tokenUrl)}))`,
      `                        .header("Content-Type", "application/x-www-form-urlencoded")`,
      `                        .POST(HttpRequest.BodyPublishers.ofString(form))`,
      `                        .build(),`,
      `                BodyHandlers.ofString());`,
      `        var found = Pattern.compile("\\"access_token\\"\\\\s*:\\\\s*\\"([^\\"]+)\\"").matcher(tokenReply.body());`,
      `        if (!found.find()) {`,
      `            throw new IllegalStateException(tokenReply.body());`,
      `        }`,
      `        var token = found.group(1);`,
      "",
    );
  }
  lines.push(`        var request = HttpRequest.newBuilder(URI.create(${quoted(url)}))`);
  for (const [name, value] of headers) lines.push(`                .header(${quoted(name)}, ${quoted(value)})`);
  if (token) lines.push(`                .header("Authorization", "Bearer " + token)`);
  if (credential.kind === "key")
    lines.push(`                .header(${quoted(credential.header)}, ${variable(SUBSCRIPTION_KEY)})`);
  const content = body === undefined ? "noBody()" : `ofString(${quoted(body)})`;
  lines.push(
    `                .method(${quoted(method)}, HttpRequest.BodyPublishers.${content})`,
    `                .build();`,
    `        var reply = client.send(request, BodyHandlers.ofString());`,
    `        System.out.println(reply.statusCode() + " " + reply.body());`,
    `    }`,
  );
  if (token) {
    lines.push(
      "",
      `    private static String encoded(String text) {`,
      `        return URLEncoder.encode(text, StandardCharsets.UTF_8);`,
      `    }`,
    );
  }
  lines.push("}");
  return lines.join("\n");
}
