// People come by themselves, are invited, forget their passwords and leave; an administrator passes their letters on.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  accessible,
  arm,
  browse,
  gatehouse,
  look,
  password,
  picture,
  signIn,
  step,
} from "./estate.mjs";

const another = "Chosen-another-time-8";
const portal = gatehouse.developerPortalUrl;

/** Fills in a form's fields by their labels. */
async function fill(page, fields) {
  for (const [label, value] of Object.entries(fields)) {
    await page.getByRole("textbox", { name: label, exact: true }).fill(value);
  }
}

test("people look after themselves", { timeout: 240_000 }, async () => {
  const manager = await browse("manager");
  const developer = await browse("developer");
  const { page } = developer;
  try {
    await step("somebody signs up", async () => {
      await page.goto(portal);
      await page.getByRole("link", { name: "Create an account" }).click();
      await page.getByRole("heading", { name: "Create an account" }).waitFor();
      await fill(page, {
        "First name": "Sam",
        "Last name": "Smith",
        "E-mail address": "sam@contoso.example",
        Password: "weak",
      });
      await page.getByText(/^At least 8 characters/).waitFor();
      assert.ok(
        await page.getByRole("button", { name: "Sign up" }).isDisabled(),
      );
      await fill(page, { Password: password, "Password again": password });
      await accessible(page, "developer, sign-up");
      await picture(page, "developer-sign-up");
      await page.getByRole("button", { name: "Sign up" }).click();
      await page
        .getByRole("heading", { name: "Look into your mailbox" })
        .waitFor();
      await accessible(page, "developer, signed up");
    });

    let link;
    await step("the administrator passes the letter on", async () => {
      link = await letter("sam@contoso.example");
    });

    await step("the link of the letter opens the account", async () => {
      await page.goto(link);
      await accessible(page, "developer, confirm");
      await page.getByRole("button", { name: "Confirm" }).click();
      await page
        .getByRole("heading", { name: "Your account is ready" })
        .waitFor();
      await accessible(page, "developer, confirmed");
      await signIn(page, portal, "sam@contoso.example", password);
    });

    await step("the profile is theirs to change", async () => {
      await page.getByRole("link", { name: "Profile" }).click();
      await page.getByRole("textbox", { name: "First name" }).fill("Samuel");
      await accessible(page, "developer, profile");
      await picture(page, "developer-profile");
      await page.getByRole("link", { name: "Products", exact: true }).click();
      await page
        .getByRole("alertdialog")
        .getByText("Discard what you typed?")
        .waitFor();
      await page.getByRole("button", { name: "Cancel" }).click();
      await page.getByRole("button", { name: "Save" }).click();
      await page
        .getByRole("button", { name: "Save" })
        .and(page.locator(":disabled"))
        .waitFor();
      await page.reload();
      assert.equal(await page.getByRole("textbox", { name: "First name" }).inputValue(), "Samuel");
    });

    await step("the password is changed by who knows it", async () => {
      await fill(page, {
        "Password that you have now": "Not-my-password-1",
        "New password": another,
        "Password again": another,
      });
      await page.getByRole("button", { name: "Change password" }).click();
      await page
        .getByRole("alert")
        .getByText("the password that you have now")
        .waitFor();
      await fill(page, { "Password that you have now": password });
      await page.getByRole("button", { name: "Change password" }).click();
      await page.getByText("Your password was changed.").waitFor();
      await signIn(page, portal, "sam@contoso.example", another);
    });

    await step("a forgotten password is chosen anew", async () => {
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.getByRole("link", { name: "Forgot your password?" }).click();
      await accessible(page, "developer, forgot");
      await fill(page, { "E-mail address": "sam@contoso.example" });
      await page.getByRole("button", { name: "Send the letter" }).click();
      await page
        .getByRole("heading", { name: "Look into your mailbox" })
        .waitFor();
      await page.goto(await letter("sam@contoso.example", "reset"));
      await fill(page, {
        "New password": password,
        "Password again": password,
      });
      await accessible(page, "developer, reset");
      await page.getByRole("button", { name: "Set the password" }).click();
      await page
        .getByRole("heading", { name: "Your password was changed" })
        .waitFor();
      await page.goBack();
      await page.goForward();
      await fill(page, { "New password": another, "Password again": another });
      await page.getByRole("button", { name: "Set the password" }).click();
      await page.getByRole("alert").getByText("was used already").waitFor();
      await signIn(page, portal, "sam@contoso.example", password);
    });

    await step("who leaves is told what stops", async () => {
      const sam = (
        await arm("GET", "/users?$filter=email eq 'sam@contoso.example'")
      ).value[0].name;
      await arm("PUT", "/clientApplications/sams", {
        properties: { displayName: "Sam's orders", ownerId: `/users/${sam}` },
      });
      await page.goto(`${portal}/account`);
      await page
        .getByText("Your application Sam's orders stops working at once.")
        .waitFor();
      await page
        .getByLabel("Type sam@contoso.example to confirm")
        .fill("sam@contoso.example");
      await page.getByRole("button", { name: "Close account" }).click();
      await look(page, "developer, close account");
      await page
        .getByRole("alertdialog")
        .getByRole("button", { name: "Close account" })
        .click();
      await page
        .getByRole("heading", { name: "Your account was closed" })
        .waitFor();
      await accessible(page, "developer, closed");
      await page.goto(portal);
      await page.getByRole("link", { name: "Sign in" }).waitFor();
    });

    for (const { complaints, name } of [manager, developer]) {
      const unexpected = complaints.filter(
        (text) => !/status of (400|401)/.test(text),
      );
      assert.deepEqual(unexpected, [], `the console of the ${name}`);
    }
  } finally {
    await Promise.all(
      [manager, developer].map(({ browser }) => browser.close()),
    );
  }

  /** The link of the newest letter to an address. */
  async function letter(to, kind = "") {
    for (let tries = 0; tries < 100; tries++) {
      const { value } = await arm("POST", "/listLetters");
      for (const { to: recipient, body } of value) {
        const found = body?.match(/https:[^"<]*#ghc_[\w.-]+/)?.[0];
        if (recipient === to && found?.includes(`/account/${kind}`))
          return found;
      }
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`no letter to ${to}`);
  }
});
