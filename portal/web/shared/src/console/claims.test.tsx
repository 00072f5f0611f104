import { expect, test } from "vitest";
import { claimText, claimTime, fromNow, readClaims } from "./claims";

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const token = (header: unknown, body: unknown) => `${part(header)}.${part(body)}.c2ln`;

test("a token is taken apart", () => {
  const claims = readClaims(` ${token({ alg: "RS256", kid: "k1" }, { iss: "i", roles: ["a", "b"], name: "Ünal" })}\n`);
  expect(claims?.header).toEqual({ alg: "RS256", kid: "k1" });
  expect(claimText(claims?.body ?? {}, "iss")).toBe("i");
  expect(claimText(claims?.body ?? {}, "roles")).toBe("a, b");
  expect(claimText(claims?.body ?? {}, "appid", "name")).toBe("Ünal");
  expect(claimText(claims?.body ?? {}, "none")).toBe("");
});

test.each(["", "a.b", "a.b.c", "a.b.c.d", `${part({})}.${part([])}.x`, `${part({})}.é.x`, `..`])(
  "what is no token is told so: %s",
  (text) => expect(readClaims(text)).toBeUndefined(),
);

test("times are told from now", () => {
  const now = new Date("2026-11-22T10:00:00Z");
  const at = (offset: number) => fromNow(new Date(now.getTime() + offset * 1000), now);
  expect(at(3600)).toBe("in 1 hour");
  expect(at(-90)).toBe("1 minute ago");
  expect(at(-3 * 86_400)).toBe("3 days ago");
  expect(at(20)).toBe("in 20 seconds");
  expect(claimTime({ exp: 1_800_000_000 }, "exp")?.toISOString()).toBe("2027-01-15T08:00:00.000Z");
  expect(claimTime({ exp: "soon" }, "exp")).toBeUndefined();
  expect(claimTime({ exp: 1e18 }, "exp")).toBeUndefined();
});
