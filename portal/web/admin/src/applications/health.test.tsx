import { expect, test } from "vitest";
import { health } from "./health";

const now = Date.parse("2030-01-01T12:00:00Z");

test("the secret that lives longest decides", () => {
  expect(health(["2029-12-31T00:00:00Z", "2031-01-01T00:00:00Z"], now)).toEqual({ kind: "ok" });
});

test("the last month is counted in whole days", () => {
  expect(health(["2030-01-12T13:00:00Z"], now)).toEqual({ kind: "expiring", days: 11 });
  expect(health(["2030-01-01T13:00:00Z"], now)).toEqual({ kind: "expiring", days: 0 });
});

test("without a living secret no token can be had", () => {
  expect(health(["2030-01-01T12:00:00Z"], now)).toEqual({ kind: "expired" });
  expect(health([], now)).toEqual({ kind: "none" });
});
