import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { curl } from "./curl";

const call = {
  tokenUrl: "https://localhost:9443/t/oauth2/v2.0/token",
  clientId: "11111111-1111-4111-8111-111111111111",
  scope: "api://x/.default",
  url: "http://localhost:8080/echo/resource?param1=sample",
};

test("the command is a shell's, and holds no secret", () => {
  const command = curl(call);
  execFileSync("bash", ["-n", "-c", command]);
  expect(command).toContain("client_secret@-");
  expect(command).toContain("'http://localhost:8080/echo/resource?param1=sample'");
});

test("what stands in an address stays text", () => {
  const command = curl({ ...call, url: "http://localhost/'$(id)'`id`" });
  const shown =
    command
      .split("\n")
      .at(-1)
      ?.replace("curl -i", "printf %s")
      .replace(/ -H .*/, "") ?? "";
  expect(execFileSync("bash", ["-c", shown]).toString()).toBe("http://localhost/'$(id)'`id`");
});
