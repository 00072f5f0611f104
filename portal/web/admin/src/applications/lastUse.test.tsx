import { expect, test } from "vitest";
import { lastUse } from "./lastUse";

const now = Date.parse("2030-01-02T12:00:00Z");
const used = (lastUsedAt: string) => lastUse({ lastUsedAt, lastUseKnown: true, revealed: true }, now);

test("a use of a moment ago warns", () => {
  expect(used("2030-01-02T11:55:00Z")).toBe("It was still used 5 minutes ago: something works with it!");
  expect(used("2030-01-02T11:59:59Z")).toContain("less than a minute ago");
  expect(used("2030-01-02T12:00:09Z")).toContain("less than a minute ago");
});

test("longer ago is said in hours and days", () => {
  expect(used("2030-01-02T11:00:00Z")).toBe("It was used an hour ago.");
  expect(used("2029-12-31T12:00:00Z")).toBe("It was last used 2 days ago.");
});

test("never used isn't the same as not known", () => {
  expect(lastUse({ lastUseKnown: true, revealed: true }, now)).toBe("It was never used.");
  expect(lastUse({ lastUseKnown: false, revealed: true }, now)).toBe("When it was last used isn't known.");
  expect(lastUse({ lastUseKnown: true, revealed: false }, now)).toContain("Nobody has seen this secret yet");
});
