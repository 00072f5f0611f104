import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RegisterPane } from "./RegisterPane";

interface Sent {
  method: string;
  path: string;
  body?: string;
}

let sent: Sent[];
let refuse: string | undefined;

const answers: Record<string, unknown> = {
  "/admin/api/session": { person: { name: "A", account: "a" }, service: "/service" },
  "/products": {
    value: [product("gold", "Gold", ["application-token"]), product("starter", "Starter", ["subscription-key"])],
  },
  "/users": {
    value: [
      {
        name: "ada",
        properties: { email: "ada@contoso.example", firstName: "Ada", lastName: "Lovelace", state: "active" },
      },
      { name: "bob", properties: { email: "bob@contoso.example", firstName: "Bob", lastName: "B", state: "blocked" } },
    ],
  },
};

function product(name: string, displayName: string, authenticationType: string[]) {
  return { name, properties: { displayName, authenticationType, state: "published" } };
}

beforeEach(() => {
  sent = [];
  refuse = undefined;
  vi.stubGlobal("fetch", (url: string, options: RequestInit) => {
    const path = url.replace("/admin/api/arm/service", "").replace(/\?.*/, "");
    sent.push({ method: options.method ?? "GET", path, body: options.body as string | undefined });
    if (refuse !== undefined && path.includes(refuse) && options.method === "PUT") {
      return Promise.resolve(
        new Response(JSON.stringify({ error: { code: "Conflict", message: "It is taken." } }), {
          status: 409,
          headers: { "x-ms-request-id": "r-2" },
        }),
      );
    }
    return Promise.resolve(new Response(JSON.stringify(answers[path] ?? {})));
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function filled() {
  const user = userEvent.setup();
  const queries = new QueryClient();
  queries.setQueryData(["session"], answers["/admin/api/session"]);
  render(
    <FluentProvider theme={webLightTheme}>
      <QueryClientProvider client={queries}>
        <MemoryRouter>
          <RegisterPane close={() => {}} />
        </MemoryRouter>
      </QueryClientProvider>
    </FluentProvider>,
  );
  await user.type(screen.getByRole("textbox", { name: /^Name/ }), "Órders & more");
  await screen.findByRole("checkbox", { name: "Gold" });
  await user.click(screen.getByRole("combobox", { name: /^Owner/ }));
  await user.click(await screen.findByRole("option", { name: /Ada Lovelace/ }));
  return user;
}

const changes = () => sent.filter((each) => each.method !== "GET");

test("an application is registered for its owner, and then gets its products", async () => {
  const user = await filled();
  expect(screen.queryByRole("option", { name: /Bob/ })).toBeNull();
  await user.click(screen.getByRole("checkbox", { name: "Gold" }));
  await user.click(screen.getByRole("button", { name: "Register" }));
  await waitFor(() => expect(changes()).toHaveLength(2));
  expect(changes().map((each) => `${each.method} ${each.path}`)).toEqual([
    "PUT /clientApplications/orders-more",
    "PUT /clientApplications/orders-more/productLinks/gold",
  ]);
  expect(JSON.parse(changes()[0]?.body ?? "")).toEqual({
    properties: { displayName: "Órders & more", description: "", ownerId: "/users/ada" },
  });
});

test("a product without application based access can't be granted, and says why", async () => {
  await filled();
  const starter = screen.getByRole<HTMLInputElement>("checkbox", { name: /^Starter: application based access is off/ });
  expect(starter.disabled).toBe(true);
});

test("without an owner nothing can be registered", async () => {
  const user = await filled();
  await user.type(screen.getByRole("combobox", { name: /^Owner/ }), "x");
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Register" }).disabled).toBe(true);
});

test("what was refused is said, and what was typed stays", async () => {
  refuse = "/clientApplications";
  const user = await filled();
  await user.click(screen.getByRole("button", { name: "Register" }));
  expect((await screen.findByRole("alert")).textContent).toContain("It is taken. Request r-2");
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: /^Name/ }).value).toBe("Órders & more");
});
