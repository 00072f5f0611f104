import { expect, test } from "vitest";
import { inOrder } from "./navigation";

const at = (to: string, group?: string) => ({ to, text: to, ...(group !== undefined && { group }) });

test("pages stand where Azure's portal has them, whatever the order of their parts", () => {
  const links = inOrder([at("/brand"), at("/products"), at("/overview"), at("/apis")]);
  expect(links.map((link) => link.to)).toEqual(["/overview", "/apis", "/products", "/brand"]);
  expect(links[1]?.group).toBe(links[2]?.group);
});

test("a page that nobody ordered stands at the end of its group", () => {
  const links = inOrder([at("/new", "Security"), at("/odd", "Elsewhere"), at("/tenant"), at("/brand")]);
  expect(links.map((link) => link.to)).toEqual(["/brand", "/tenant", "/new", "/odd"]);
});
