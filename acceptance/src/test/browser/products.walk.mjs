// The manager makes a product, opens it to applications, registers and associates them, looks after their secrets and
// after subscriptions, and takes all of it away again.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  accessible,
  arm,
  browse,
  gatehouse,
  look,
  password,
  signIn,
  step,
} from "./estate.mjs";

const suffix = gatehouse.administrator.userName.split("@")[1];

test(
  "a manager looks after products, applications and subscriptions",
  { timeout: 240_000 },
  async () => {
    await arm("PUT", "/users/grace", {
      properties: {
        email: `grace@${suffix}`,
        firstName: "Grace",
        lastName: "Hopper",
        password,
      },
    });
    await arm("PUT", "/clientApplications/till", {
      properties: { displayName: "Till", ownerId: "/users/grace" },
    });
    const manager = await browse("manager");
    const { page } = manager;
    const button = (name) => page.getByRole("button", { name, exact: true });
    const confirm = (name) =>
      page.getByRole("alertdialog").getByRole("button", { name }).click();
    const tab = (name) => page.getByRole("tab", { name }).click();
    const choose = async (combobox, text, option) => {
      const box = page.getByRole("combobox", { name: combobox });
      await box.click();
      await box.fill(text);
      await page.getByRole("option", { name: option }).click();
    };
    const portal = gatehouse.adminPortalUrl;
    try {
      await step("products are searched, filtered and sorted", async () => {
        await signIn(
          page,
          `${portal}/products`,
          gatehouse.administrator.userName,
          gatehouse.administrator.password,
        );
        await page.getByText("1 to 2 of 2").waitFor();
        await page.getByRole("columnheader", { name: "Display name" }).click();
        await page.getByRole("columnheader", { name: "Display name" }).click();
        await page.waitForURL(/sort=displayName\+desc/);
        await page.getByRole("searchbox").fill("STARTER");
        await page.getByText("1 to 1 of 1").waitFor();
        await accessible(page, "admin, products");
        await page
          .getByRole("combobox", { name: "Opened by" })
          .selectOption("application-token");
        await page.getByText("Nothing matches.").waitFor();
      });

      await step("a product is added with its API and its access", async () => {
        await button("Add").click();
        const name = page.getByRole("textbox", { name: "Display name" });
        await name.fill("Ledger & Accounts");
        assert.equal(
          await page.getByRole("textbox", { name: "ID" }).inputValue(),
          "ledger-accounts",
        );
        await choose(/^APIs/, "echo", /^Echo API/);
        await page.getByRole("switch", { name: "OAuth 2.0 token" }).click();
        await look(page, "admin, add a product");
        await button("Add product").click();
        await page
          .getByRole("heading", { name: "Ledger & Accounts", level: 1 })
          .waitFor();
        await page.getByText("Not published").waitFor();
        await button("Publish").click();
        await button("Unpublish").waitFor();
      });

      await step("what was typed isn't lost without a question", async () => {
        const description = page.getByRole("textbox", { name: "Description" });
        await description.fill("Books of the company");
        await tab("Properties");
        await page.getByRole("alertdialog").waitFor();
        await confirm("Cancel");
        await button("Save").click();
        await page.getByText("Saved.").waitFor();
        await accessible(page, "admin, product's settings");
      });

      await step("the backend application is shown, with its APIs", async () => {
        await tab("Properties");
        await button("Copy Audience").click();
        assert.match(
          await page.evaluate(() => navigator.clipboard.readText()),
          /^api:\/\//,
        );
        await accessible(page, "admin, product's properties");
        await tab("APIs");
        await page.getByRole("cell", { name: "Echo API", exact: true }).waitFor();
        await accessible(page, "admin, product's APIs");
        await button("Remove Echo API…").click();
        await page.getByText("0 applications and 0 subscriptions").waitFor();
        await confirm("Cancel");
        await tab("Access control");
        const developers = page.getByRole("switch", { name: "Developers" });
        await developers.click();
        await page.getByRole("switch", { name: "Developers", checked: true }).waitFor();
        await accessible(page, "admin, product's access control");
      });

      await step("the product's policies are edited there", async () => {
        await tab("Policies");
        await page.getByRole("textbox").first().waitFor();
        await accessible(page, "admin, product's policies");
      });

      await step("applications are created and associated there", async () => {
        await tab("Applications");
        await accessible(page, "admin, product without applications");
        await button("Associate").click();
        await choose(/^Application/, "till", "Till");
        await look(page, "admin, associate");
        await page
          .getByRole("dialog", { name: "Associate applications with the product" })
          .getByRole("button", { name: "Associate" })
          .click();
        await page.getByText("1 to 1 of 1").waitFor();
        await button("Create").click();
        await page.getByRole("textbox", { name: "Name" }).fill("Cashbook");
        await choose(/^Owner/, "hopper", /^Grace Hopper/);
        assert.ok(
          await page
            .getByRole("checkbox", { name: "Ledger & Accounts" })
            .isChecked(),
        );
        await button("Register").click();
        await page.getByRole("heading", { name: "Cashbook", level: 1 }).waitFor();
        await page.getByText("Scope of Ledger & Accounts").waitFor();
        await accessible(page, "admin, application");
      });

      await step("a secret is added, and removed with its tokens", async () => {
        await tab("Secrets");
        await page
          .getByRole("textbox", { name: "Name of the new secret" })
          .fill("for the night");
        await page.getByRole("combobox", { name: "Lifetime" }).selectOption("30");
        await button("Add secret").click();
        await button("Copy secret").waitFor();
        const row = page.getByRole("row", { name: /for the night/ });
        await row.waitFor();
        await accessible(page, "admin, application's secrets");
        await row.getByRole("button").click();
        await page.getByText("It was never used.").waitFor();
        await page
          .getByRole("checkbox", { name: /^Refuse also the tokens/ })
          .check();
        await look(page, "admin, remove a secret");
        await confirm("Remove");
        await row.waitFor({ state: "detached" });
        await tab("Overview");
        await page.getByText("Refused are tokens from before").waitFor();
      });

      await step("products, activity and calls of an application", async () => {
        await tab("Products");
        await page.getByRole("link", { name: "Ledger & Accounts" }).waitFor();
        await accessible(page, "admin, application's products");
        await tab("Activity");
        await page
          .getByText("clientApplications/refuseTokens/action")
          .waitFor();
        await page.getByText("No call was refused lately.").waitFor();
        await accessible(page, "admin, application's activity");
        await tab("Calls");
        await button("Copy command for Echo API").waitFor();
        await accessible(page, "admin, application's calls");
      });

      await step("applications are found by owner and product", async () => {
        await page.goto(`${portal}/applications?product=ledger-accounts`);
        await page.getByText("1 to 2 of 2").waitFor();
        await choose("Belongs to", "grace", /^Grace Hopper/);
        await page.waitForURL(/owner=grace/);
        await page.getByRole("searchbox").fill("cash");
        await page.getByText("1 to 1 of 1").waitFor();
        await page.getByRole("cell", { name: "OK", exact: true }).waitFor();
        await accessible(page, "admin, applications");
        await page.goBack();
        await page.getByText("1 to 2 of 2").waitFor();
      });

      await step("a subscription's keys are shown and made anew", async () => {
        await page.goto(`${portal}/products/ledger-accounts/subscriptions`);
        await button("Add subscription").click();
        await page.getByRole("textbox", { name: "Display name" }).fill("Audit");
        await look(page, "admin, add a subscription");
        await button("Add").click();
        await page.getByRole("link", { name: "Audit" }).click();
        await page.getByText("Hidden").first().waitFor();
        await button("Show keys").click();
        await button("Copy Primary key").click();
        const read = () =>
          page.evaluate(() => navigator.clipboard.readText());
        const before = await read();
        assert.match(before, /^[0-9a-zA-Z]{32,}$/);
        await accessible(page, "admin, subscription");
        await button("Regenerate primary key").click();
        await confirm("Regenerate");
        await page.getByText(before).waitFor({ state: "detached" });
        await button("Suspend").click();
        await confirm("Suspend");
        await button("Activate").waitFor();
        await page.goto(`${portal}/subscriptions?state=suspended`);
        await page.getByText("1 to 1 of 1").waitFor();
        await accessible(page, "admin, subscriptions");
        await page.getByRole("link", { name: "Audit" }).click();
        await button("Delete").click();
        await confirm("Delete");
        await page.waitForURL(/\/admin\/subscriptions$/);
      });

      await step("closing it says whom that hits", async () => {
        await page.goto(`${portal}/products/ledger-accounts/properties`);
        await page.getByRole("switch", { name: "OAuth 2.0 token" }).click();
        await page
          .getByText("2 applications may call this product now.")
          .waitFor();
        await look(page, "admin, withdraw");
        await confirm("Cancel");
        await button("Delete").click();
        await page.getByText("while applications are linked to it").waitFor();
        await confirm("Delete");
        await page.getByRole("alert").getByText("is linked to").waitFor();
        for (const name of ["cashbook", "till"]) {
          await page.goto(`${portal}/applications/${name}`);
          await button("Delete").click();
          await confirm("Delete");
          await page.waitForURL(/\/admin\/applications$/);
        }
        await page.goto(`${portal}/products/ledger-accounts`);
        await button("Delete").click();
        await confirm("Delete");
        await page.waitForURL(/\/admin\/products$/);
        await page.getByText("1 to 2 of 2").waitFor();
      });

      // The browser tells that a product has no policy document, and that one with links may not go.
      assert.deepEqual(
        manager.complaints.filter((each) => !/status of 40[49]/.test(each)),
        [],
      );
    } finally {
      await manager.browser.close();
    }
  },
);
