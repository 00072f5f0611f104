import { expect, test } from "vitest";
import { linkOf, textOf } from "./letter";
import { userFilter } from "./queries";

const letter = `<!DOCTYPE html><html><body>
  <p>Dear &lt;b&gt;Sam&lt;/b&gt;,</p>
  <p><a href="https://evil.example/account/confirm#ghc_1">https://gatehouse.example/account/confirm#ghc_1</a></p>
  <p><a href="https://gatehouse.example/account/confirm#ghc_2">here</a></p>
  <script>alert(1)</script>
</body></html>`;

test("the text of a letter is text, whatever stands in it", () => {
  expect(textOf(letter)).toBe("Dear <b>Sam</b>,\nhttps://gatehouse.example/account/confirm#ghc_1\nhere");
});

test("only a link to this portal is given as one", () => {
  expect(linkOf(letter, "https://gatehouse.example")).toBe("https://gatehouse.example/account/confirm#ghc_2");
  expect(linkOf("<p>none</p>", "https://gatehouse.example")).toBeUndefined();
});

test("what is searched for stays a text of the filter", () => {
  expect(userFilter("", "")).toBe("");
  expect(decodeURIComponent(userFilter("O'Neil", "active"))).toBe(
    "&$filter=(contains(email,'O''Neil') or contains(firstName,'O''Neil') or contains(lastName,'O''Neil'))" +
      " and state eq 'active'",
  );
});
