import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { createMemoryRouter, RouterProvider } from "react-router";
import { afterEach, expect, test, vi } from "vitest";
import { AccessPanel } from "./AccessPanel";
import type { ProductAccess } from "./queries";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

let looked: boolean;

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });
const shop = { name: "shop", displayName: "Shop", state: "none" } as const;

function shown(access: ProductAccess, answers: Record<string, (body: string) => Response> = {}) {
  const sent: string[] = [];
  looked = false;
  vi.stubGlobal("fetch", (path: string, init: RequestInit) => {
    if (path === "/api/session") return Promise.resolve(json({ person: { name: "Ada" }, known: true }));
    if (path === "/api/products/gold/access") {
      looked = true;
      return Promise.resolve(json(access));
    }
    sent.push(`${init.method} ${path} ${String(init.body ?? "")}`);
    return Promise.resolve(answers[path]?.(String(init.body)) ?? json({ value: [] }));
  });
  const product = { name: "gold", displayName: "Gold", acceptsTokens: true };
  const router = createMemoryRouter([{ path: "*", element: <AccessPanel product={product} /> }]);
  render(
    <FluentProvider theme={webLightTheme}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </FluentProvider>,
  );
  return sent;
}

test("a product that managers grant offers nothing", async () => {
  shown({ access: "none", registration: false, limit: 10, left: 0, applications: [shop] });
  await waitFor(() => expect(looked).toBe(true));
  await new Promise((later) => setTimeout(later, 50));
  expect(screen.queryByRole("button")).toBeNull();
});

test("a request is sent with its message, and its refusal leaves what was typed", async () => {
  const user = userEvent.setup();
  let refuse = true;
  const sent = shown(
    { access: "afterApproval", registration: false, limit: 10, left: 0, applications: [shop] },
    {
      "/api/requests": () =>
        refuse
          ? json({ error: { code: "Conflict", message: "a request waits already." } }, 409)
          : json({ state: "pending" }, 201),
    },
  );
  await user.click(await screen.findByRole("button", { name: "Request access" }));
  await user.type(await screen.findByRole("textbox", { name: "Message" }), "Please");
  await user.click(screen.getByRole("button", { name: "Send request" }));
  expect((await screen.findByRole("alert")).textContent).toContain("a request waits already.");
  expect(screen.getByRole("textbox", { name: "Message" })).toHaveProperty("value", "Please");
  refuse = false;
  await user.click(screen.getByRole("button", { name: "Send request" }));
  await screen.findByText(/It waits for approval; you get a letter/);
  expect(sent[0]).toBe('POST /api/requests {"application":"shop","product":"gold","message":"Please"}');
});

test("who has registered as many as they may reads so, and applications that have it aren't offered", async () => {
  shown({
    access: "atOnce",
    registration: true,
    limit: 2,
    left: 0,
    applications: [{ ...shop, state: "active" }],
  });
  const register = await screen.findByRole("button", { name: "Register an application" });
  expect(register.getAttribute("aria-disabled")).toBe("true");
  expect(screen.getByRole("button", { name: "Request access" }).getAttribute("aria-disabled")).toBe("true");
  screen.getByText("You have registered 2 applications for this product, as many as you may.");
});
