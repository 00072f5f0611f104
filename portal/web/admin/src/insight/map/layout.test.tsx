import { expect, test } from "vitest";
import { layout, type Wanted } from "./layout";
import type { AccessMap, Problem } from "./model";

const ALL: Wanted = { search: "", application: "", product: "", api: "", group: "", broken: false };

function estate(applications: number, problemsOf: (index: number) => Problem[] = () => []): AccessMap {
  const products = ["gold", "silver", "bronze"];
  return {
    counts: { applications, matching: applications, products: 3, apis: 2 },
    applications: Array.from({ length: applications }, (_, index) => ({
      name: `app-${index}`,
      displayName: `App ${index}`,
      owner: "ada",
      problems: problemsOf(index),
    })),
    products: products.map((name) => ({ name, displayName: name, applications: 1, problems: [] })),
    apis: ["orders", "stock"].map((name) => ({ name, displayName: name, path: name })),
    links: Array.from({ length: applications }, (_, index) => ({
      application: `app-${index}`,
      product: products[index % 2] ?? "",
      state: "active",
      problems: [],
    })),
    contents: [
      { product: "gold", api: "orders" },
      { product: "silver", api: "orders" },
      { product: "silver", api: "stock" },
    ],
  };
}

const count = (many: number) => `${many} applications`;

test("a handful of applications stand one by one", () => {
  const { columns, lines, left } = layout(estate(5), ALL, 60, count);
  expect(columns.application.map(({ text }) => text).sort()).toEqual(["App 0", "App 1", "App 2", "App 3", "App 4"]);
  expect(columns.product).toHaveLength(3);
  expect(lines.filter(({ from }) => from.startsWith("a "))).toHaveLength(5);
  expect(left).toEqual({ application: 0, product: 0, api: 0 });
});

test("of five hundred those that can call the same stand together, and what is wrong stands apart", () => {
  const map = estate(500, (index) => (index === 7 ? ["applicationDisabled"] : []));
  const { columns, lines } = layout(map, ALL, 60, count);
  expect(columns.application.map(({ text }) => text).sort()).toEqual(["249 applications", "250 applications", "App 7"]);
  expect(lines.find(({ from }) => from === "a app-7")?.health).toBe("broken");
  const group = columns.application.find(({ text }) => text === "250 applications")?.name ?? "";
  const within = layout(map, { ...ALL, group }, 60, count);
  expect(within.columns.application).toHaveLength(60);
  expect(within.left.application).toBe(190);
  expect(within.columns.product.map(({ name }) => name)).toEqual(["gold"]);
});

test("what one looks at leads to what belongs to it alone", () => {
  const map = estate(4);
  const silver = layout(map, { ...ALL, product: "Silver" }, 60, count);
  expect(silver.columns.product.map(({ name }) => name)).toEqual(["silver"]);
  expect(silver.columns.api.map(({ name }) => name).sort()).toEqual(["orders", "stock"]);
  const stock = layout(map, { ...ALL, api: "stock" }, 60, count);
  expect(stock.columns.product.map(({ name }) => name)).toEqual(["silver"]);
  expect(stock.columns.api.map(({ name }) => name)).toEqual(["stock"]);
});

test("only what is broken can be shown, with the problems of both ends", () => {
  const map = estate(4);
  const [gold] = map.products;
  if (gold) gold.problems = ["accessOff"];
  const { columns, lines } = layout(map, { ...ALL, broken: true }, 60, count);
  expect(columns.application.map(({ name }) => name).sort()).toEqual(["app-0", "app-2"]);
  expect(columns.product.map(({ name }) => name)).toEqual(["gold"]);
  expect(lines.every(({ health }) => health === "broken")).toBe(true);
});
