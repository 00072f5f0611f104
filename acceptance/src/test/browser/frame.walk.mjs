// What stands around the pages: the brand, the tenant, the service's identity.
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

/** A user of the service with an account. */
const person = (name, firstName) =>
  arm("PUT", `/users/${name}`, {
    properties: {
      email: `${name}@${suffix}`,
      firstName,
      lastName: "Lovelace",
      password,
    },
  });

/** A PNG of 32 pixels a side, made in the page. */
async function png(page) {
  const base64 = await page.evaluate(() => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 32;
    const paint = canvas.getContext("2d");
    paint.fillStyle = "white";
    paint.arc(16, 16, 14, 0, 7);
    paint.fill();
    return canvas.toDataURL("image/png").split(",")[1];
  });
  return {
    name: "logo.png",
    mimeType: "image/png",
    buffer: Buffer.from(base64, "base64"),
  };
}

test("the frame of both portals", { timeout: 240_000 }, async () => {
  const manager = await browse("manager");
  const visitor = await browse("visitor");
  const stranger = await browse("stranger");
  const { page } = manager;
  try {
    await arm("PATCH", "/products/unlimited", {
      properties: { authenticationType: ["application-token"] },
    });
    await person("nora", "Nora");
    await signIn(
      page,
      gatehouse.adminPortalUrl,
      gatehouse.administrator.userName,
      gatehouse.administrator.password,
    );

    await step("a brand is chosen, and refused while unreadable", async () => {
      await page.getByRole("link", { name: "Brand" }).click();
      await page.getByRole("heading", { name: "Brand", level: 1 }).waitFor();
      await accessible(page, "admin, brand");
      await page
        .getByRole("textbox", { name: "Name", exact: true })
        .fill("Contoso APIs");
      await page
        .getByRole("textbox", { name: "Color", exact: true })
        .fill("#ffcc00");
      const save = page.getByRole("button", { name: "Save" });
      await page.getByText("4.5:1 is the least that can be read").waitFor();
      assert.ok(await save.isDisabled());
      await look(page, "admin, brand, colour too light");
      await page.getByRole("button", { name: /^Take #.* instead$/ }).click();
      await page.getByText("it can be read in both themes").waitFor();
      await page
        .getByRole("textbox", { name: "Color", exact: true })
        .fill("#8a2be2");
      await page.getByLabel("Logo", { exact: true }).setInputFiles({
        name: "x.png",
        mimeType: "image/png",
        buffer: Buffer.from("<svg/>"),
      });
      await page.getByText("The file is not a PNG image.").waitFor();
      await page
        .getByLabel("Logo", { exact: true })
        .setInputFiles(await png(page));
      await page
        .getByRole("textbox", { name: "Welcome text" })
        .fill("All APIs of Contoso, in one place.");
      await page.getByRole("button", { name: "Add link" }).click();
      await page
        .getByRole("textbox", { name: "Text of link 1" })
        .fill("Imprint");
      await page
        .getByRole("textbox", { name: "Address of link 1" })
        .fill("https://contoso.example/imprint");
      await picture(page, "admin-brand");
      await save.click();
      await page.getByText("Both portals look so from now on.").waitFor();
      await page
        .getByRole("banner")
        .getByText("Contoso APIs admin portal")
        .waitFor();
      assert.equal(await page.title(), "Brand · Contoso APIs");
      await accessible(page, "admin, brand, saved");
    });

    await step("a visitor meets the brand at once", async () => {
      const { page } = visitor;
      await page.goto(gatehouse.developerPortalUrl);
      await page
        .getByText("All APIs of Contoso, in one place.")
        .first()
        .waitFor();
      await page.getByRole("link", { name: "Imprint" }).waitFor();
      assert.match(await page.title(), /Contoso APIs/);
      const logo = page.getByRole("banner").locator("img");
      assert.ok(await logo.evaluate((image) => image.naturalWidth === 32));
      await accessible(page, "developer, branded");
      // Also where no script runs, the page says whose it is.
      const html = await (
        await page.request.get(gatehouse.developerPortalUrl)
      ).text();
      assert.match(html, /<title>Contoso APIs developer portal<\/title>/);
    });

    await step("the brand is reset", async () => {
      await page.getByRole("button", { name: "Reset…" }).click();
      await look(page, "admin, brand, reset");
      await page
        .getByRole("alertdialog")
        .getByRole("button", { name: "Reset" })
        .click();
      await page
        .getByRole("banner")
        .getByText("Gatehouse admin portal")
        .waitFor();
      assert.equal(
        await page
          .getByRole("textbox", { name: "Name", exact: true })
          .inputValue(),
        "",
      );
    });

    await step("an address without a page says so and leads home", async () => {
      await page.goto(`${gatehouse.adminPortalUrl}/nowhere`);
      await page
        .getByRole("heading", { name: "There is no such page." })
        .waitFor();
      await accessible(page, "admin, nowhere");
      await page.getByRole("link", { name: "To the first page" }).click();
      await page.getByRole("navigation", { name: "Pages" }).waitFor();
    });

    await step("the tenant shows what is registered, and by whom", async () => {
      await page.getByRole("link", { name: "Tenant" }).click();
      await page.getByRole("table", { name: "App registrations" }).waitFor();
      await page
        .getByRole("searchbox", { name: "Beginning of a name, or a client ID" })
        .fill("APIMProduct");
      await page.getByText("1 in all").waitFor();
      await page.getByRole("link", { name: "Product unlimited" }).waitFor();
      await accessible(page, "admin, tenant");
      await page.getByRole("link", { name: /^APIMProduct/ }).click();
      await page
        .getByRole("region", { name: "App roles that it exposes" })
        .getByText("Product.Unlimited.All")
        .first()
        .waitFor();
      await accessible(page, "admin, registration");
    });

    await step("switching the identity off says what that does", async () => {
      await page.getByRole("link", { name: "Service identity" }).click();
      await page.getByText("registering and granting work").waitFor();
      await accessible(page, "admin, identity");
      const on = page.getByRole("switch", { name: "System assigned identity" });
      await on.click();
      const question = page.getByRole("alertdialog");
      await question.getByText(/nobody can register applications/).waitFor();
      await look(page, "admin, identity, question");
      await question.getByRole("button", { name: "Cancel" }).click();
      await question.waitFor({ state: "detached" });
      assert.ok(await on.isChecked());
    });

    await step("an identity made anew is given its role", async () => {
      const on = page.getByRole("switch", { name: "System assigned identity" });
      await on.click();
      await page
        .getByRole("alertdialog")
        .getByRole("button", { name: "Switch off" })
        .click();
      await page.getByText("The service has no identity").waitFor();
      await accessible(page, "admin, identity off");
      await on.click();
      await page.getByText("Not held").waitFor();
      await page.getByText("az rest --method POST").waitFor();
      await accessible(page, "admin, identity without its role");
      await picture(page, "admin-service-identity");
      await page
        .getByRole("button", { name: "Assign Application Administrator" })
        .click();
      await page.getByText("registering and granting work").waitFor();
    });

    await step("somebody without a role is refused once", async () => {
      const { page } = stranger;
      await signIn(page, gatehouse.adminPortalUrl, `nora@${suffix}`, password);
      await page
        .getByRole("heading", { name: "You have no role here" })
        .waitFor();
      await page.getByRole("link", { name: "Brand" }).click();
      await page
        .getByRole("heading", { name: "You have no role here" })
        .waitFor();
    });

    for (const { complaints, name } of [manager, visitor]) {
      assert.deepEqual(complaints, [], `the console of the ${name}`);
    }
  } finally {
    await Promise.all(
      [manager, visitor, stranger].map(({ browser }) => browser.close()),
    );
  }
});
