import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createRef, useState } from "react";
import { afterEach, expect, test } from "vitest";
import { broken, type Edit, indented, indexOf, outdented, placed } from "./editing";
import { formatted, stretches } from "./markup";
import { type EditorHandle, XmlEditor } from "./XmlEditor";

afterEach(cleanup);

const shown = (text: string) => stretches(text).map(({ kind, text: part }) => `${kind}:${part}`);
const done = (text: string, { from, to, text: part }: Edit) => text.slice(0, from) + part + text.slice(to);

test("a document is coloured by what its parts are", () => {
  expect(shown(`<a b="c {{d}}"><!-- e --></a>`)).toEqual([
    "tag:<",
    "name:a",
    "tag: ",
    "attribute:b",
    "tag:=",
    `value:"c `,
    "named:{{d}}",
    `value:"`,
    "tag:>",
    "comment:<!-- e -->",
    "tag:</",
    "name:a",
    "tag:>",
  ]);
});

test.each([
  "",
  "<",
  "<a",
  `<a b="`,
  `<a b='c" <d>`,
  "</",
  "<!-- open",
  "a < b > c",
  "<a/b//>",
  `<a "=>`,
  "<a\n\tb\n>{{",
  "<a&b>",
])("colours are of the same text, whatever it is: %s", (text) => {
  expect(
    stretches(text)
      .map((part) => part.text)
      .join(""),
  ).toBe(text);
});

test("formatting gives each element a line and leaves texts alone", () => {
  expect(formatted(`<a><b c="1>2"/><d><e> two  words </e></d><!-- f --><g></g></a>`)).toBe(
    `<a>\n    <b c="1>2"/>\n    <d>\n        <e> two  words </e>\n    </d>\n    <!-- f -->\n    <g></g>\n</a>\n`,
  );
});

test("formatting twice is formatting once", () => {
  const once = formatted("<policies><inbound><base /></inbound></policies>");
  expect(formatted(once)).toBe(once);
});

test.each(["<a><b></a></b>", "<a>", "<a", "</a>", "a < b"])("what can't be read stays as it is: %s", (text) => {
  expect(formatted(text)).toBe(text);
});

test("marked lines are indented and taken back together", () => {
  const text = "<a>\n  <b/>\n</a>";
  const further = done(text, indented(text, 0, text.length));
  expect(further).toBe("    <a>\n      <b/>\n    </a>");
  expect(done(further, outdented(further, 0, further.length))).toBe(text);
});

test("a new line begins where its line did, a step further behind a start tag", () => {
  expect(done("    <a>", broken("    <a>", 7, 7))).toBe("    <a>\n        ");
  expect(done("    <a/>", broken("    <a/>", 8, 8))).toBe("    <a/>\n    ");
});

test("a sample stands on lines of its own, indented", () => {
  const text = "<inbound>\n</inbound>";
  expect(done(text, placed(text, 9, "<x>\n    <y/>\n</x>\n"))).toBe(
    "<inbound>\n    <x>\n        <y/>\n    </x>\n</inbound>",
  );
  expect(done("\n    \n", placed("\n    \n", 3, "<x/>"))).toBe("\n    <x/>\n");
});

test("a place that isn't there is the nearest one", () => {
  expect([indexOf("ab\ncd", 2, 2), indexOf("ab\ncd", 1, 99), indexOf("ab\ncd", 9, 1)]).toEqual([4, 2, 5]);
});

function Typing({ initial, handle }: { initial: string; handle?: React.Ref<EditorHandle> }) {
  const [text, setText] = useState(initial);
  return (
    <FluentProvider theme={webLightTheme}>
      <button>before</button>
      <XmlEditor label="Document" value={text} change={setText} bad={new Set([2])} ref={handle} />
      <button>after</button>
    </FluentProvider>
  );
}

const area = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Document" });

test("Tab indents, and after Escape it leads on", async () => {
  const user = userEvent.setup();
  render(<Typing initial="" />);
  await user.click(area());
  await user.keyboard("{Tab}<b/>");
  expect(area().value).toBe("    <b/>");
  expect(document.activeElement).toBe(area());
  await user.keyboard("{Escape}{Tab}");
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "after" }));
  expect(area().value).toBe("    <b/>");
});

test("after Escape somebody who types on is not led away by Tab", async () => {
  const user = userEvent.setup();
  render(<Typing initial="" />);
  await user.click(area());
  await user.keyboard("{Escape}x{Tab}");
  expect(area().value).toBe("x    ");
  await user.keyboard("{Escape}{Shift>}{Tab}{/Shift}");
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "before" }));
});

test("a place is gone to, and a sample is put behind it", async () => {
  const handle = createRef<EditorHandle>();
  const user = userEvent.setup();
  render(<Typing initial={"<a>\n</a>"} handle={handle} />);
  handle.current?.go(1, 4);
  expect(document.activeElement).toBe(area());
  expect(area().selectionStart).toBe(3);
  handle.current?.insert("<b />");
  await user.keyboard("<c />");
  expect(area().value).toBe("<a>\n    <b /><c />\n</a>");
});

test("what is wrong is told with the field, and its help says how to leave it", () => {
  render(<Typing initial={"<a>\n</b>"} />);
  expect(area().getAttribute("aria-invalid")).toBe("true");
  const help = document.getElementById(area().getAttribute("aria-describedby") ?? "");
  expect(help?.textContent).toContain("Escape");
});
