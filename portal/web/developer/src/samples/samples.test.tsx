// @vitest-environment node
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Call, Credential } from "./call";
import { languages, sample } from "./languages";

/** What runs a sample; a language whose tools aren't on this machine is only read. */
const runtimes: Record<string, { file: string; command: string; args: string[] }> = {
  curl: { file: "call.sh", command: "bash", args: [] },
  java: { file: "Call.java", command: "java", args: ["-XX:TieredStopAtLevel=1"] },
  javascript: { file: "call.js", command: "node", args: [] },
  python: { file: "call.py", command: "python3", args: [] },
  go: { file: "call.go", command: "go", args: ["run"] },
  php: { file: "call.php", command: "php", args: [] },
  ruby: { file: "call.rb", command: "ruby", args: [] },
  powershell: { file: "call.ps1", command: "pwsh", args: ["-NoProfile"] },
};

const there = (command: string) =>
  spawnSync(command, [command === "go" ? "version" : "--version"], { stdio: "ignore" }).status === 0;

interface Got {
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
  body: string;
}

let server: Server;
let folder: string;
let origin: string;
let got: Got[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "samples-"));
  server = createServer((request, reply) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      got.push({ method, url, headers, body: Buffer.concat(parts).toString() });
      reply.setHeader("Content-Type", "application/json");
      reply.end(url === "/token" ? `{"token_type": "Bearer", "access_token": "t0ken"}` : `"called"`);
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

beforeEach(() => {
  got = [];
});

const secret = `s3cret' "$(id)\`id\`%&=+\\`;
const NASTY = `{"it's": "a \\"quote\\" ‘typographic’", "$(touch x)": "\`id\` $HOME #{1+1} \${2} {{x}} %d \\u000a \\\\u0041 ?> '@' ü 🚪", "tab": "\t"}\n'''"""\r\n<<EOF`;

const token: Credential = { kind: "token", tokenUrl: "", clientId: "id'\"$(id)`id`\\", scope: "api://x'y/.default" };

function call(credential: Credential, body: string | undefined, method: string): Call {
  return {
    method,
    url: `${origin}/a%20b/'$(id)'%60id%60?q=%22%7B%7D%5B%5D'&r=%5C`,
    headers: [
      ["X-Nasty", `it's "$(id)" \`id\` \\ #{1} \${2} %s`],
      ...(body === undefined ? [] : ([["Content-Type", "application/json; charset=utf-8"]] as const)),
    ],
    body,
    credential: credential.kind === "token" ? { ...credential, tokenUrl: `${origin}/token` } : credential,
  };
}

async function run(id: string, text: string): Promise<string> {
  const { file, command, args } = runtimes[id] as { file: string; command: string; args: string[] };
  const path = join(folder, file);
  writeFileSync(path, text);
  const env = { ...process.env, CLIENT_SECRET: secret, CLIENT_ID: "from-outside", SUBSCRIPTION_KEY: "k3y" };
  return (await promisify(execFile)(command, [...args, path], { env, cwd: folder })).stdout;
}

describe.each(languages.filter(({ id }) => id in runtimes))("$name", (language) => {
  const { id } = language;
  const missing = !there(runtimes[id]?.command ?? "");

  test.skipIf(missing)("what was meant arrives, whatever stands in it, with a token", async () => {
    const stdout = await run(id, sample(language, call(token, NASTY, "PATCH")));
    const [asked, called] = got;
    expect(Object.fromEntries(new URLSearchParams(asked?.body))).toEqual({
      grant_type: "client_credentials",
      client_id: token.kind === "token" ? token.clientId : "",
      client_secret: secret,
      scope: "api://x'y/.default",
    });
    expect(called?.method).toBe("PATCH");
    // Where some languages write the quote as an escape, it is the same address.
    expect(called?.url.replaceAll("%27", "'")).toBe("/a%20b/'$(id)'%60id%60?q=%22%7B%7D%5B%5D'&r=%5C");
    expect(called?.headers["x-nasty"]).toBe(`it's "$(id)" \`id\` \\ #{1} \${2} %s`);
    expect(called?.headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(called?.headers.authorization).toBe("Bearer t0ken");
    expect(called?.body).toBe(NASTY);
    expect(stdout).toContain(`"called"`);
    expect(stdout).toContain("200");
  });

  test.skipIf(missing)("a key goes into its header, and the client id may come from outside too", async () => {
    await run(id, sample(language, call({ kind: "key", header: "Ocp-Apim-Subscription-Key" }, undefined, "GET")));
    expect(got[0]?.headers["ocp-apim-subscription-key"]).toBe("k3y");
    expect(got[0]?.body).toBe("");
    await run(id, sample(language, call({ ...token, clientId: undefined } as Credential, undefined, "DELETE")));
    expect(new URLSearchParams(got[1]?.body).get("client_id")).toBe("from-outside");
    expect(got[2]?.method).toBe("DELETE");
  });
});

test.each(languages)("$name holds no secret, and says how it is run", (language) => {
  const text = sample(language, call(token, NASTY, "POST"));
  expect(text).not.toContain(secret);
  expect(text).toContain("CLIENT_SECRET");
  expect(text.split("\n").find((line) => line.startsWith(language.comment))).toContain("CLIENT_SECRET");
  expect(sample(language, call({ kind: "none" }, undefined, "GET"))).not.toMatch(/SECRET|TOKEN|Bearer|_KEY/);
});

test("quotes that PowerShell takes for quotes are doubled, and braces of C# stay text", () => {
  const [csharp, powershell] = ["csharp", "powershell"].map((id) => {
    const language = languages.find((each) => each.id === id);
    return language === undefined ? "" : language.write(call({ kind: "none" }, NASTY, "PUT"));
  });
  expect(powershell).toContain("‘‘typographic’’");
  expect(powershell).not.toMatch(/[^']'s": /);
  expect(csharp).toContain(`GetBytes(${JSON.stringify(NASTY)})`);
});
