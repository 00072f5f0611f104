import { expect, test } from "vitest";
import { scopeText } from "./scope";

const service = "/subscriptions/s/resourceGroups/g/providers/Microsoft.ApiManagement/service/apis";

test("a scope is told by what it is of", () => {
  expect(scopeText(`${service}/products/gold`)).toBe("Product: gold");
  expect(scopeText(`${service}/apis/echo`)).toBe("API: echo");
  expect(scopeText(`${service}/apis`)).toBe("All APIs");
  expect(scopeText(`${service}/`)).toBe("All APIs of the service, for managing it");
});
