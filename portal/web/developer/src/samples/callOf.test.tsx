import { expect, test } from "vitest";
import type { ApiDetails, OperationDetails } from "../catalogue";
import { callOf } from "./callOf";
import { choices } from "./CodeSamples";

const api: ApiDetails = {
  name: "orders",
  displayName: "Orders",
  version: "v2",
  versionQuery: "api-version",
  description: "",
  url: "http://gateway.example/orders",
  tokenUrl: "https://login.example/token",
  type: "http",
  subscriptionRequired: true,
  keyHeader: "X-Key",
  keyQuery: "key",
  revision: "1",
  termsOfServiceUrl: "",
  versions: [],
  releases: [],
  products: [
    {
      name: "gold",
      displayName: "Gold",
      acceptsTokens: true,
      acceptsKeys: true,
      open: false,
      scope: "api://g/.default",
    },
  ],
};

const operation: OperationDetails = {
  name: "change",
  displayName: "Change",
  method: "put",
  urlTemplate: "/orders/{id}/{*rest}?kind={kind}",
  description: "",
  tags: [],
  templateParameters: [
    { name: "id", type: "integer" },
    { name: "rest", type: "string", defaultValue: "a/b c" },
    { name: "kind", type: "string", values: ["x&y"] },
  ],
  request: {
    queryParameters: [
      { name: "kind", type: "string", required: true },
      { name: "day", type: "string", required: true, schema: "s#/d" },
      { name: "optional", type: "string" },
    ],
    headers: [
      { name: "X-Needed", type: "boolean", required: true },
      { name: "X-Key", type: "string", required: true },
      { name: "X-Free", type: "string" },
    ],
    representations: [{ contentType: "application/json", schema: "s#/o" }],
  },
  types: {
    "s#/d": { type: "string", format: "date" },
    "s#/o": {
      type: "object",
      properties: {
        id: { type: "integer", readOnly: true },
        at: { type: "string", format: "date-time" },
        lines: { type: "array", items: { $ref: "#/o" } },
        state: { enum: ["new"] },
      },
    },
  },
  complete: true,
};

test("all that is required gets a value, and each stands encoded where it belongs", () => {
  const call = callOf(api, operation, { kind: "key", header: "X-Key" });
  expect(call.method).toBe("PUT");
  expect(call.url).toBe("http://gateway.example/orders/orders/1/a%2Fb%20c?kind=x%26y&day=2026-01-31&api-version=v2");
  expect(call.headers).toEqual([
    ["X-Needed", "true"],
    ["Content-Type", "application/json"],
  ]);
  const body = JSON.parse(call.body ?? "") as { at: string; state: string; lines: unknown[]; id?: number };
  expect(body).toMatchObject({ at: "2026-01-31T12:00:00Z", state: "new" });
  expect(body.lines).toHaveLength(1);
  expect(body.id).toBeUndefined();
});

test("what a manager gave as an example is sent, and GET sends nothing", () => {
  const representations = [{ contentType: "application/xml", examples: { default: { value: "<a>'\"</a>" } } }];
  const with_ = { ...operation, request: { representations } };
  expect(callOf(api, with_, { kind: "none" }).body).toBe("<a>'\"</a>");
  const get = callOf(api, { ...with_, method: "GET" }, { kind: "none" });
  expect(get.body).toBeUndefined();
  expect(get.headers).toEqual([]);
});

test("what is the reader's own comes first; a visitor sees what there is to get", () => {
  expect(choices(api).map(({ credential }) => credential.kind)).toEqual(["token", "key"]);
  const own = choices({
    ...api,
    applications: [
      {
        name: "a",
        displayName: "Shop",
        state: "",
        clientId: "c-1",
        enabled: true,
        product: "gold",
        productName: "Gold",
        scope: "api://g/.default",
      },
    ],
    subscriptions: [
      { name: "s", displayName: "Mine", state: "active" },
      { name: "t", displayName: "Old", state: "cancelled" },
    ],
  });
  expect(own.map(({ text }) => text)).toEqual(["Shop: token for Gold", "Mine: subscription key"]);
  const open = { name: "o", displayName: "Open", acceptsTokens: false, acceptsKeys: false, open: true };
  expect(choices({ ...api, products: [open] }).map(({ credential }) => credential.kind)).toEqual(["none"]);
});
