import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { secondsOf } from "../backends/Breaker";
import { pairsOf, valuesOf } from "../backends/CredentialRows";
import { pageOf } from "../policies/References";
import { bitOf } from "../policies/queries";
import { ImportPreview } from "./ImportPreview";
import { formatOf, type Preview } from "./importQueries";
import { ID, idOf } from "./names";
import { parametersOf } from "./operationQueries";

afterEach(cleanup);

test.each([
  ['{"swagger":"2.0"}', "swagger-json"],
  ['{\n  "info": {},\n  "swagger": "2.0"}', "swagger-json"],
  ['swagger: "2.0"\ninfo: {}', "swagger-json"],
  ['info:\n  title: about swagger\nopenapi: "3.0.1"', "openapi"],
  ['{"openapi":"3.1.0"}', "openapi"],
  ["", "openapi"],
])("the language of a definition is seen in it: %s", (text, format) => {
  expect(formatOf(text)).toBe(format);
});

test("an id made from a name is one", () => {
  expect(idOf("  Örders & More! ")).toBe("orders-more");
  for (const name of ["a".repeat(100), "x".repeat(79) + " y", "Pets 2.0"]) expect(idOf(name)).toMatch(ID);
});

test("a template's parameters are named once each", () => {
  expect(parametersOf("/a/{b}/{c}/{b}?d={e}")).toEqual(["b", "c", "e"]);
});

test("durations are told in seconds", () => {
  expect(["PT1M", "PT90S", "P1DT1H", undefined, "soon"].map(secondsOf)).toEqual([60, 90, 90_000, undefined, undefined]);
});

test("rows become values, those without a name don't", () => {
  const values = { a: ["1", "2"], b: ["3"] };
  expect(valuesOf([...pairsOf(values), ["", "lost"]])).toEqual(values);
});

test("what refers to something leads to its page", () => {
  expect(
    [
      "/policies/policy",
      "/apis/a/operations/b c/policies/policy",
      "/policyFragments/f",
      "/backends/b",
      "/loggers/l",
      "/workspaces/w/apis/a/policies/policy",
    ].map(pageOf),
  ).toEqual([
    "/policies",
    "/apis/a/operations/b%20c/policies",
    "/policy-fragments/f",
    "/backends/b",
    undefined,
    undefined,
  ]);
});

test("a scope is known by its path, in a workspace too", () => {
  expect(
    ["", "/products/p", "/apis/a", "/apis/a/operations/o", "/workspaces/w", "/workspaces/w/apis/a"].map(bitOf),
  ).toEqual([1, 2, 4, 8, 1, 4]);
});

const nothing: Preview = {
  settings: [],
  operations: { added: [], changed: [], removed: [], unchanged: 3 },
  schemas: { added: [], changed: [], removed: [] },
  notes: [],
};

test("an import that would change nothing says so", () => {
  render(<ImportPreview preview={nothing} />);
  expect(screen.getByRole("status").textContent).toContain("Nothing would change.");
});

test("an import that removes an operation warns, and names it as text", () => {
  const removed = [{ name: "<b>x</b>", method: "GET", urlTemplate: "/x" }];
  const settings = [{ property: "serviceUrl", before: null, after: "https://x" }];
  render(<ImportPreview preview={{ ...nothing, settings, operations: { ...nothing.operations, removed } }} />);
  expect(screen.getByRole("list", { name: "Operations removed" }).textContent).toBe("GET /x (<b>x</b>)");
  expect(screen.getByText(/answered 404/)).toBeTruthy();
  expect(screen.getByRole("list", { name: "Settings" }).textContent).toBe("serviceUrl: nothing → https://x");
});
