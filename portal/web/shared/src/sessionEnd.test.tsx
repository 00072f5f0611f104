import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { SessionGuard } from "./SessionGuard";
import { keptSession, sessionEnded, tellSignedIn } from "./sessionEnd";

const ada = { person: { name: "Ada", account: "ada@x.example" } };

afterEach(() => {
  cleanup();
  keptSession(ada, ada);
});

/** A page with a form, whose session is whatever the server says at the moment. */
function Page({ server }: { server: { person?: { name: string; account: string } }[] }) {
  const { data } = useQuery<{ person?: { name: string; account: string } }>({
    queryKey: ["session"],
    queryFn: ({ client }) => keptSession(client.getQueryData(["session"]), server[0] ?? {}),
  });
  return data?.person ? (
    <>
      <input aria-label="Typed" />
      <p>{data.person.name}</p>
      <SessionGuard signInPath="/sign-in" backPath="/account/back" />
    </>
  ) : (
    <p>Signed out</p>
  );
}

function open(server: { person?: { name: string; account: string } }[]) {
  render(
    <FluentProvider theme={webLightTheme}>
      <QueryClientProvider client={new QueryClient()}>
        <Page server={server} />
      </QueryClientProvider>
    </FluentProvider>,
  );
}

test("what is typed stays while the session ends and begins again elsewhere", async () => {
  const user = userEvent.setup();
  const opened = vi.spyOn(window, "open").mockReturnValue(null);
  const server: (typeof ada | object)[] = [ada];
  open(server);
  await user.type(await screen.findByLabelText("Typed"), "half");

  server[0] = {};
  sessionEnded();
  await user.click(await screen.findByRole("button", { name: "Sign in" }));
  expect(opened).toHaveBeenCalledWith("/sign-in?next=%2Faccount%2Fback", "_blank");
  expect(screen.getByText("You were signed out")).toBeDefined();

  server[0] = ada;
  tellSignedIn();
  await waitFor(() => expect(screen.queryByText("You were signed out")).toBeNull());
  expect((await screen.findByText(/signed in again/)).textContent).toContain("again");
  expect(screen.getByLabelText<HTMLInputElement>("Typed").value).toBe("half");
});

test("that somebody else is signed in by now is said, and their page is not mixed with this one", async () => {
  const server: (typeof ada)[] = [ada];
  open(server);
  await screen.findByText("Ada");

  server[0] = { person: { name: "Eve", account: "eve@x.example" } };
  sessionEnded();
  await screen.findByText("You were signed out");
  tellSignedIn();

  await screen.findByText("Somebody else is signed in");
  expect(screen.getByText("Ada")).toBeDefined();
});

test("whoever never signed in is not told that a session ended", () => {
  expect(keptSession<Partial<typeof ada>>(undefined, {})).toEqual({});
  expect(keptSession<Partial<typeof ada>>({}, ada)).toEqual(ada);
});
