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
  const other = await browse("other");
  const { page } = developer;
  try {
    await step("somebody signs up", async () => {
      await page.goto(portal);
      await page.getByRole("link", { name: "Sign up" }).click();
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
      const { page } = manager;
      await signIn(
        page,
        gatehouse.adminPortalUrl,
        gatehouse.administrator.userName,
        gatehouse.administrator.password,
      );
      await letter("sam@contoso.example");
      await page.getByRole("link", { name: "Letters waiting" }).click();
      await page
        .getByRole("button", { name: /^sam@contoso.example: Please confirm/ })
        .click();
      await page
        .getByRole("button", { name: "Copy link for sam@contoso.example" })
        .click();
      await accessible(page, "admin, letters");
      await picture(page, "admin-letters");
      link = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(link, /\/account\/confirm#ghc_/);
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
      assert.equal(
        await page.getByRole("textbox", { name: "First name" }).inputValue(),
        "Samuel",
      );
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
      await page.getByRole("link", { name: "Sign up" }).waitFor();
      await page.goto(`${portal}/applications`);
      await accessible(page, "developer, not signed in");
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
      await page.getByRole("link", { name: "Sign in" }).first().waitFor();
    });

    await step(
      "the first password of the administrator is no longer one",
      async () => {
        const { page } = other;
        await page.goto(gatehouse.adminPortalUrl);
        await page.getByRole("link", { name: "Sign in" }).click();
        await page
          .locator("input[name=name]")
          .fill(gatehouse.administrator.userName);
        await page
          .locator("input[name=password]")
          .fill(gatehouse.administrator.password);
        await page.locator("button[type=submit]").click();
        await page.locator("input[name=password]").waitFor();
        assert.equal(
          await page.getByRole("button", { name: "Sign out" }).count(),
          0,
        );
      },
    );

    await step("a manager invites somebody", async () => {
      const { page } = manager;
      await page.getByRole("link", { name: "Users", exact: true }).click();
      await page.getByRole("table", { name: "Users" }).waitFor();
      await accessible(page, "admin, users");
      await page.getByRole("button", { name: "Add user" }).click();
      await fill(page, {
        "First name": "Ivy",
        "Last name": "Invited",
        "E-mail address": "ivy@contoso.example",
        Note: "Met at the fair",
      });
      await look(page, "admin, add a user");
    });

    await step("a session that ends loses nothing that is typed", async () => {
      const { page, context } = manager;
      await context.clearCookies({ name: "__Host-gatehouse-admin" });
      await page.getByRole("button", { name: "Invite them" }).click();
      const ended = page.getByRole("alertdialog");
      await ended.getByText("You were signed out").waitFor();
      await look(page, "admin, signed out");
      const beside = page.waitForEvent("popup");
      await ended.getByRole("button", { name: "Sign in" }).click();
      await beside;
      await page.getByText("You are signed in again.").waitFor();
      assert.equal(
        await page.getByRole("textbox", { name: "Note" }).inputValue(),
        "Met at the fair",
      );
      await page.getByRole("button", { name: "Invite them" }).click();
      await page.getByRole("heading", { name: "Ivy Invited" }).waitFor();
      await page.getByText("Waits for confirmation").waitFor();
      await accessible(page, "admin, user");
    });

    await step("the invited accept with a password of their own", async () => {
      const { page } = other;
      await page.goto(await letter("ivy@contoso.example", "invitation"));
      await fill(page, {
        "New password": password,
        "Password again": password,
      });
      await accessible(page, "developer, invitation");
      await page.getByRole("button", { name: "Accept" }).click();
      await page
        .getByRole("heading", { name: "Your account is ready" })
        .waitFor();
      await signIn(page, portal, "ivy@contoso.example", password);
    });

    await step("a manager puts users into groups", async () => {
      const { page } = manager;
      await page.getByRole("link", { name: "Groups", exact: true }).click();
      await page.getByRole("table", { name: "Groups" }).waitFor();
      await accessible(page, "admin, groups");
      await page.getByRole("button", { name: "Add group" }).click();
      await fill(page, { Name: "Partners", Description: "Who sells for us" });
      await look(page, "admin, add a group");
      await page
        .getByRole("dialog")
        .getByRole("button", { name: "Add group" })
        .click();
      await page.getByRole("heading", { name: "Partners" }).waitFor();
      await arm("PUT", "/products/unlimited/groups/partners");
      await page.getByRole("combobox", { name: "Member" }).click();
      await page
        .getByRole("combobox", { name: "Member" })
        .pressSequentially("ivy");
      await page.getByRole("option", { name: /Ivy Invited/ }).click();
      await page.getByRole("button", { name: "Add member" }).click();
      await page.getByRole("link", { name: "Ivy Invited" }).waitFor();
      await page.reload();
      await page.getByText("Unlimited").waitFor();
      await accessible(page, "admin, group");
      await picture(page, "admin-group");
    });

    await step("a user who is blocked is told of before", async () => {
      const { page } = manager;
      await page.getByRole("link", { name: "Users", exact: true }).click();
      await page.getByRole("heading", { name: "Users", exact: true }).waitFor();
      await page
        .getByRole("searchbox", { name: "Search by name or address" })
        .fill("invited");
      await page.getByText("1 to 1 of 1").waitFor();
      await page.getByRole("link", { name: "Ivy Invited" }).click();
      await page.getByRole("heading", { name: "Ivy Invited" }).waitFor();
      const ivy = page.url().split("/").pop();
      await arm("PUT", "/clientApplications/ivys", {
        properties: { displayName: "Ivy's", ownerId: `/users/${ivy}` },
      });
      await page.reload();
      await page.getByRole("link", { name: "Ivy's" }).waitFor();
      await page.getByRole("link", { name: "Partners" }).waitFor();
      await picture(page, "admin-user");
      await page.getByRole("button", { name: "Block…" }).click();
      await page
        .getByRole("alertdialog")
        .getByText("1 application and the keys of 0 subscriptions")
        .waitFor();
      await look(page, "admin, block a user");
      await page.getByRole("button", { name: "Block", exact: true }).click();
      await page.getByText("Blocked", { exact: true }).waitFor();
      await page.getByRole("button", { name: "Activate" }).click();
      await page.getByText("Active", { exact: true }).waitFor();
      await page.getByRole("button", { name: "Send password letter" }).click();
      await page
        .getByText("The letter with a link to choose another password")
        .waitFor();
      assert.ok(
        await page.getByRole("button", { name: "Delete…" }).isDisabled(),
      );
      await arm("DELETE", "/clientApplications/ivys");
      await page.reload();
      await page.getByRole("button", { name: "Delete…" }).click();
      await page.getByRole("button", { name: "Delete", exact: true }).click();
      await page.getByRole("heading", { name: "Users" }).waitFor();
      await page
        .getByText("Nothing matches")
        .or(page.getByText(/ of 1$/))
        .waitFor();
    });

    await step(
      "who has no role sees the refusal and nothing else",
      async () => {
        await arm("PUT", "/users/eve", {
          properties: {
            email: `eve@${gatehouse.administrator.userName.split("@")[1]}`,
            firstName: "Eve",
            lastName: "Else",
            password,
          },
        });
        const { page, context } = other;
        await context.clearCookies();
        await signIn(
          page,
          `${gatehouse.adminPortalUrl}/users`,
          `eve@${gatehouse.administrator.userName.split("@")[1]}`,
          password,
        );
        await page
          .getByRole("alert")
          .getByText("has no role that allows")
          .waitFor();
        for (const place of ["/users", "/users/1", "/groups", "/letters"]) {
          await page.goto(`${gatehouse.adminPortalUrl}${place}`);
          await page.getByRole("alert").first().waitFor();
          assert.doesNotMatch(await page.content(), /contoso.example|ghc_/);
        }
      },
    );

    for (const { complaints, name } of [manager, developer]) {
      const unexpected = complaints.filter(
        (text) => !/status of (400|401)/.test(text),
      );
      assert.deepEqual(unexpected, [], `the console of the ${name}`);
    }
  } finally {
    await Promise.all(
      [manager, developer, other].map(({ browser }) => browser.close()),
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
