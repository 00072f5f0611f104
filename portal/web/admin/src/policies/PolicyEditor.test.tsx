import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, configure, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createMemoryRouter, RouterProvider } from "react-router";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PolicyEditor } from "./PolicyEditor";

// The machine may be busy.
configure({ asyncUtilTimeout: 20_000 });

interface Sent {
  method: string;
  path: string;
  body?: string;
}

let sent: Sent[];
let kept: string | undefined;

const problem = { line: 2, column: 5, element: "quota", message: "It can't stand here.", fix: "Take it out." };

function reply(method: string, path: string, body: string | undefined): Response {
  const json = (value: unknown, status = 200) => new Response(JSON.stringify(value), { status });
  if (path === "/admin/api/session") return json({ service: "/service" });
  if (path.endsWith("/policies/policy")) {
    if (method === "PUT") kept = (JSON.parse(body ?? "") as { properties: { value: string } }).properties.value;
    if (method === "DELETE") {
      kept = undefined;
      return new Response("");
    }
    return kept === undefined
      ? json({ error: { code: "ResourceNotFound", message: "It isn't there." } }, 404)
      : json({ properties: { value: kept } });
  }
  if (path.endsWith("/validatePolicy")) return json({ problems: body?.includes("quota") ? [problem] : [] });
  if (path === "/policyDescriptions") {
    const sample = '<set-header name="X-Name" />\n';
    return json({ value: [{ name: "set-header", properties: { scope: 15, sections: ["inbound"], sample } }] });
  }
  return json({ value: [] });
}

beforeEach(() => {
  sent = [];
  kept = "<policies>\n    <inbound />\n</policies>\n";
  vi.stubGlobal("fetch", (url: string, options: RequestInit) => {
    const path = url.replace("/admin/api/arm/service", "").replace(/\?.*/, "");
    const body = options.body as string | undefined;
    sent.push({ method: options.method ?? "GET", path, body });
    return Promise.resolve(reply(options.method ?? "GET", path, body));
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function open() {
  const queries = new QueryClient();
  queries.setQueryData(["session"], { service: "/service" });
  const router = createMemoryRouter([{ path: "*", element: <PolicyEditor scope="/apis/a" /> }]);
  render(
    <FluentProvider theme={webLightTheme}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </FluentProvider>,
  );
  return screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Policy document" });
}

test("what the server finds wrong is told at its place, and leads there", async () => {
  const user = userEvent.setup();
  const area = await open();
  await screen.findByText("The document can be run.");
  await user.click(area);
  area.setSelectionRange(11, 11);
  await user.paste("<quota />");
  await user.click(await screen.findByRole("button", { name: "Line 2, column 5: It can't stand here." }));
  expect(document.activeElement).toBe(area);
  expect(area.value.slice(0, area.selectionStart).split("\n")).toEqual(["<policies>", "<quo"]);
  expect(screen.getByText("1 problem")).toBeTruthy();
  expect(area.getAttribute("aria-invalid")).toBe("true");
  expect(sent.filter(({ method }) => method === "PUT")).toEqual([]);
});

test("a document is saved as it was typed, and then nothing waits to be saved", async () => {
  const user = userEvent.setup();
  const area = await open();
  expect(screen.getByRole("button", { name: "Save" }).getAttribute("aria-disabled")).toBe("true");
  await user.click(area);
  await user.paste("<!-- x -->");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await screen.findByText(/^Saved/);
  expect(kept).toContain("<!-- x -->");
  expect(area.value).toBe(kept);
  expect(screen.getByRole("button", { name: "Save" }).getAttribute("aria-disabled")).toBe("true");
});

test("where there is none a beginning is shown, and isn't saved by itself", async () => {
  kept = undefined;
  const area = await open();
  expect(area.value).toContain("<base />");
  expect(screen.getByText(/no document at this scope yet/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Delete policy" })).toBeNull();
  expect(kept).toBeUndefined();
});

test("a policy is inserted with its attributes", async () => {
  const user = userEvent.setup();
  const area = await open();
  await user.click(area);
  area.setSelectionRange(10, 10);
  await user.click(screen.getByRole("button", { name: "Insert policy" }));
  await user.click(await screen.findByRole("menuitem", { name: /set-header/ }));
  await waitFor(() => expect(area.value).toContain('<policies>\n    <set-header name="X-Name" />\n'));
});

test("a deletion is asked about first", async () => {
  const user = userEvent.setup();
  await open();
  await user.click(screen.getByRole("button", { name: "Delete policy" }));
  const asked = await screen.findByRole("alertdialog", { hidden: true });
  expect(kept).toBeDefined();
  await user.click(within(asked).getByRole("button", { name: "Delete policy", hidden: true }));
  await waitFor(() => expect(kept).toBeUndefined());
  await screen.findByText(/no document at this scope yet/);
});
