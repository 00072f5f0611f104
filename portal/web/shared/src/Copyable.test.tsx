import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { Copyable } from "./Copyable";
import { Failure } from "./Failure";
import { Refused } from "./ask";

test("the button copies the value, and says so", async () => {
  const user = userEvent.setup();
  render(
    <FluentProvider theme={webLightTheme}>
      <Copyable label="Client ID" value="1234" />
    </FluentProvider>,
  );
  await user.click(screen.getByRole("button", { name: "Copy Client ID" }));
  expect(await navigator.clipboard.readText()).toBe("1234");
  expect((await screen.findByText("Copied")).getAttribute("role")).toBe("status");
});

test("a failure is announced with its request and what is wrong, as text", () => {
  render(
    <FluentProvider theme={webLightTheme}>
      <Failure error={new Refused(400, "ValidationError", "Wrong:", "r-1", ["<b>name</b> is missing."])} />
    </FluentProvider>,
  );
  const alert = screen.getByRole("alert");
  expect(alert.textContent).toContain("Wrong: <b>name</b> is missing. Request r-1");
});
