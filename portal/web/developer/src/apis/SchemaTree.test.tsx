import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import type { Types } from "../catalogue";
import { partsOf, typeOf } from "./schema";
import { SchemaTree } from "./SchemaTree";

afterEach(cleanup);

const at = (name: string) => `s#/components/schemas/${name}`;
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const types: Types = {
  [at("Node")]: {
    type: "object",
    required: ["id"],
    properties: {
      id: { type: "string", format: "uuid", description: "Its <b>name</b>" },
      children: { type: "array", items: ref("Node") },
      state: { enum: ["new", "done"], default: "new" },
    },
  },
  [at("Loop")]: ref("Loop"),
  [at("There")]: ref("Back"),
  [at("Back")]: ref("There"),
  [at("Itself")]: { allOf: [ref("Itself"), { properties: { a: { type: "integer", minimum: 1 } } }] },
  [at("Nested")]: { type: "array", items: ref("Nested") },
  [at("Pair")]: { oneOf: [ref("Node"), { type: "string" }] },
  [at("Map")]: { type: "object", additionalProperties: ref("Node") },
  [at("Lost")]: { properties: { gone: ref("NoSuchType"), elsewhere: { $ref: "https://evil.example/x" } } },
  [at("a/b c")]: { type: "object", properties: { x: { type: ["string", "null"] } } },
  [at("Escaped")]: { properties: { inner: { $ref: "#/components/schemas/a/b c" } } },
};

const names = (type: string) =>
  partsOf({ schema: types[at(type)] ?? null, key: at(type) }, types).map(({ label }) => label);

test.each([
  ["Node", ["id", "children", "state"]],
  ["Loop", []],
  ["There", []],
  ["Itself", ["a"]],
  ["Nested", []],
  ["Pair", ["one of", "one of"]],
  ["Map", ["other properties"]],
  ["Lost", ["gone", "elsewhere"]],
])("the parts of %s are found, whatever leads round in a circle", (type, parts) => {
  expect(names(type)).toEqual(parts);
});

test.each([
  ["Node", "Node"],
  ["Nested", "array of array of array of array of array of array of array"],
  ["Loop", "Loop"],
  ["a/b c", "b c"],
])("the type of %s is told in a few words", (type, words) => {
  expect(typeOf(ref(type), "s#", types)).toBe(words);
});

test("a type that contains itself opens as far as somebody goes, and HTML in it is sanitised", async () => {
  const user = userEvent.setup();
  render(
    <FluentProvider theme={webLightTheme}>
      <SchemaTree placed={{ schema: ref("Node"), key: "s#" }} types={types} label="Schema" />
    </FluentProvider>,
  );
  expect(screen.getByText("name").localName).toBe("b");
  expect(screen.getAllByText("required")).toHaveLength(1);
  expect(screen.getByText("One of: new, done · Default: new")).toBeTruthy();
  for (let depth = 1; depth < 4; depth++) {
    const closed = screen.getAllByRole("button", { name: /^Show what is in children/ });
    expect(closed).toHaveLength(1);
    await user.click(closed[0] as HTMLElement);
    expect(screen.getAllByText("children")).toHaveLength(depth + 1);
  }
});
