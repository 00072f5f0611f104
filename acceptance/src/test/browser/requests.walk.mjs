// A developer asks for a product; the manager approves with a comment, and the call is served. Another request is rejected
// with a comment; an application is registered by its owner.
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

const suffix = gatehouse.administrator.userName.split("@")[1];
const ada = `ada@${suffix}`;

async function product(name, displayName, access) {
  const properties = {
    displayName,
    state: "published",
    authenticationType: ["application-token"],
  };
  await arm("PUT", `/products/${name}`, { properties });
  await arm("PUT", `/products/${name}/groups/developers`);
  await arm("PUT", `/products/${name}/apis/echo-api`);
  await arm("PUT", `/products/${name}/accessSettings/default`, {
    properties: { access },
  });
}

/** Calls as the developer's program does, with a secret that the portal showed. */
async function called(clientId, secret, scope) {
  const reply = await fetch(gatehouse.tokenUrl, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: secret,
      scope,
    }),
  });
  const { access_token: token } = await reply.json();
  const call = await fetch(
    `${gatehouse.gatewayUrl}/echo/resource?param1=sample`,
    { headers: { Authorization: `Bearer ${token}` } },
  );
  return call.status;
}

test("a developer asks, a manager decides", { timeout: 240_000 }, async () => {
  await arm("PUT", "/users/ada", {
    properties: {
      email: ada,
      firstName: "Ada",
      lastName: "Lovelace",
      password,
    },
  });
  await product("orders", "Orders", "afterApproval");
  await product("billing", "Billing", "afterApproval");
  await arm("PUT", "/clientApplications/shop", {
    properties: { displayName: "Shop", ownerId: "/users/ada" },
  });
  const manager = await browse("manager");
  const developer = await browse("developer");
  try {
    await step("the manager lets developers register", async () => {
      const { page } = manager;
      await signIn(
        page,
        `${gatehouse.adminPortalUrl}/products/billing/requests`,
        gatehouse.administrator.userName,
        gatehouse.administrator.password,
      );
      await page.goto(`${gatehouse.adminPortalUrl}/products/billing/requests`);
      await page
        .getByRole("switch", { name: "Developers may register" })
        .check();
      await page
        .getByRole("textbox", { name: "Applications that one developer" })
        .fill("2");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("Saved.").waitFor();
      await accessible(page, "admin, requests of a product");
      await picture(page, "admin-product-requests");
      await page.getByRole("link", { name: "Requests", exact: true }).click();
      await page.getByText("Nothing waits for a decision.").waitFor();
      await accessible(page, "admin, no requests");
    });

    const call = {};
    await step("the developer asks for a product", async () => {
      const { page } = developer;
      await signIn(
        page,
        `${gatehouse.developerPortalUrl}/requests`,
        ada,
        password,
      );
      await page.goto(`${gatehouse.developerPortalUrl}/requests`);
      await page.getByText("You haven't asked for anything yet.").waitFor();
      await accessible(page, "developer, no requests");
      await page.getByRole("link", { name: "To the products" }).click();
      await page.getByRole("link", { name: "Orders" }).first().click();
      await page.getByRole("button", { name: "Request access" }).click();
      await page
        .getByRole("textbox", { name: "Message" })
        .fill("For the summer sale\nFrom June on");
      await look(page, "developer, asking");
      await picture(page, "developer-request");
      await page.getByRole("button", { name: "Send request" }).click();
      await page.getByText("Your request was sent.").waitFor();
      await accessible(page, "developer, product that waits");
      await page
        .getByRole("link", { name: "My requests", exact: true })
        .click();
      await page.getByText("Waits for approval").waitFor();
      await accessible(page, "developer, requests");
    });

    await step("it waits, and calls are refused", async () => {
      const { page } = developer;
      await page.goto(`${gatehouse.developerPortalUrl}/applications/shop`);
      await page
        .getByRole("region", { name: "Waiting and rejected products" })
        .getByText("Orders")
        .waitFor();
      await page.getByRole("button", { name: "Show secret" }).click();
      await page.getByRole("button", { name: "Copy secret" }).click();
      call.secret = await page.evaluate(() => navigator.clipboard.readText());
      await page.getByRole("button", { name: "Copy Client ID" }).click();
      call.id = await page.evaluate(() => navigator.clipboard.readText());
      await accessible(page, "developer, application that waits");
      await page.goto(`${gatehouse.developerPortalUrl}/products/orders`);
      await page.getByRole("button", { name: "Copy Scope" }).first().click();
      call.scope = await page.evaluate(() => navigator.clipboard.readText());
      assert.equal(await called(call.id, call.secret, call.scope), 403);
    });

    await step("the manager approves with a comment", async () => {
      const { page } = manager;
      await page.reload();
      await page.getByRole("img", { name: "1 request waits" }).waitFor();
      await accessible(page, "admin, requests");
      await picture(page, "admin-requests");
      await page.getByRole("link", { name: "Shop" }).click();
      await page.getByText("For the summer sale").waitFor();
      await page
        .getByRole("textbox", { name: "Your comment" })
        .fill("Until the end of August");
      await accessible(page, "admin, a request");
      await picture(page, "admin-request");
      await page.getByRole("button", { name: "Approve" }).click();
      await page.getByText("may call the product now").waitFor();
      await page.getByText("Until the end of August").waitFor();
      await page
        .getByRole("img", { name: "1 request waits" })
        .waitFor({ state: "detached" });
    });

    await step("the same call is served", async () => {
      assert.equal(await called(call.id, call.secret, call.scope), 200);
      const { page } = developer;
      await page.goto(`${gatehouse.developerPortalUrl}/requests`);
      await page.getByText("Until the end of August").waitFor();
      await page.getByText("Approved").waitFor();
    });

    await step("the developer registers an application", async () => {
      const { page } = developer;
      await page.goto(`${gatehouse.developerPortalUrl}/products/billing`);
      await page
        .getByRole("button", { name: "Register an application" })
        .click();
      await page.getByRole("textbox", { name: "Name" }).fill("Till");
      await page
        .getByRole("checkbox", { name: "Billing (after approval)" })
        .and(page.locator(":checked"))
        .waitFor();
      await look(page, "developer, registering");
      await picture(page, "developer-register");
      await page.getByRole("button", { name: "Register", exact: true }).click();
      await page.getByRole("heading", { name: "Till" }).waitFor();
      await page.getByText("Waits for approval").waitFor();
    });

    await step("the manager rejects with a comment", async () => {
      const { page } = manager;
      await page.goto(`${gatehouse.adminPortalUrl}/requests`);
      await page.getByRole("link", { name: "Till" }).click();
      await page
        .getByRole("textbox", { name: "Your comment" })
        .fill("Say what it is for");
      await page.getByRole("button", { name: "Reject" }).click();
      await page.getByText("Rejected.").waitFor();
      await accessible(page, "admin, a rejected request");
    });

    await step("the developer reads why, and deletes it", async () => {
      const { page } = developer;
      await page.reload();
      await page.getByText("The manager says: Say what it is for").waitFor();
      await accessible(page, "developer, rejected");
      await picture(page, "developer-rejected");
      await page
        .getByRole("button", { name: "Edit name and description" })
        .click();
      await page.getByRole("textbox", { name: "Name" }).fill("Old till");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByRole("heading", { name: "Old till" }).waitFor();
      await page.getByRole("button", { name: "Delete application" }).click();
      await look(page, "developer, deleting");
      await page
        .getByRole("alertdialog")
        .getByRole("button", { name: "Delete application" })
        .click();
      await page.getByRole("link", { name: "Shop" }).waitFor();
      assert.equal(await page.getByText("Old till").count(), 0);
    });

    await step("nothing was said to the console", async () => {
      for (const { complaints, name } of [manager, developer]) {
        assert.deepEqual(complaints, [], `the console of the ${name}`);
      }
    });
  } finally {
    await manager.browser.close();
    await developer.browser.close();
  }
});
