import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

/** Attributes whose values people read, or hear. */
const READ = new Set([
  "alt",
  "aria-label",
  "aria-description",
  "aria-roledescription",
  "hint",
  "label",
  "placeholder",
  "title",
  "validationMessage",
]);

const components = ["shared", "admin", "developer"].flatMap((part) =>
  readdirSync(join(process.cwd(), part, "src"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx") && !file.endsWith(".test.tsx") && !/(^|\/)texts\//.test(file))
    .map((file) => join(part, "src", file)),
);

/** What of a component's source is read by people and stands in the component itself. */
function literals(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const words = (text: string) => /\p{L}{2}/u.test(text);
  const keep = (node: ts.Node, text: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
    if (words(text)) found.push(`${source.fileName}:${line + 1}: ${text.trim()}`);
  };
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node)) keep(node, node.text);
    if (ts.isJsxAttribute(node) && READ.has(node.name.getText(source)) && node.initializer) {
      const value = ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer;
      if (value && ts.isStringLiteralLike(value)) keep(node, value.text);
    }
    if (ts.isJsxExpression(node) && node.parent && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent))) {
      if (node.expression && ts.isStringLiteralLike(node.expression)) keep(node, node.expression.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const parsed = (name: string, text: string) =>
  ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);

test("what people read stands in the folders of texts, not in components", () => {
  expect(components.length).toBeGreaterThan(20);
  expect(components.flatMap((file) => literals(parsed(file, readFileSync(file, "utf8"))))).toEqual([]);
});

test("a text in a component is found wherever it stands", () => {
  const source = `const X = () => <p title="Said here">One <b>{"two"}</b> {texts.three} <i aria-label={\`four\`}>…</i></p>;`;
  expect(literals(parsed("x.tsx", source)).map((found) => found.split(": ")[1])).toEqual([
    "Said here",
    "One",
    "two",
    "four",
  ]);
});
