// The manager makes an API of an OpenAPI document, changes it, writes its policy and what policies refer to, and the
// gateway does what was written.
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

const definition = (paths) =>
  JSON.stringify({
    openapi: "3.0.1",
    info: { title: "Pets", version: "1" },
    servers: [{ url: "http://pets.contoso.example/v1" }],
    paths,
    components: { schemas: { Pet: { type: "object" } } },
  });
const operation = (operationId, summary) => ({
  operationId,
  summary,
  responses: { 200: { description: "OK" } },
});

const call = (path, headers) =>
  fetch(`${gatehouse.gatewayUrl}${path}`, { headers });

test("a manager works on APIs and policies", { timeout: 240_000 }, async () => {
  const properties = {
    email: `nan@${suffix}`,
    firstName: "Nan",
    lastName: "Nobody",
    password,
  };
  await arm("PUT", "/users/nan", { properties });
  const manager = await browse("manager");
  const nobody = await browse("nobody");
  const { page } = manager;
  const button = (name) => page.getByRole("button", { name, exact: true });
  const textbox = (name) => page.getByRole("textbox", { name, exact: true });
  const go = (name) =>
    page
      .getByRole("navigation")
      .getByRole("link", { name, exact: true })
      .click();
  const heading = (name) => page.getByRole("heading", { name, level: 1 });
  const editor = textbox("Policy document");
  try {
    await step("the manager signs in", () =>
      signIn(
        page,
        gatehouse.adminPortalUrl,
        gatehouse.administrator.userName,
        gatehouse.administrator.password,
      ),
    );

    await step("the policy of all APIs is looked at while typed", async () => {
      await go("Policies");
      await editor.waitFor();
      await page.getByText("The document can be run.").waitFor();
      await editor.fill(
        "<policies>\n    <inbound>\n        <base />\n    </inbound>\n</policies>\n",
      );
      await page.getByRole("button", { name: /^Line 3, column 9: / }).click();
      assert.equal(await editor.evaluate((area) => area.selectionStart), 33);
      await accessible(page, "admin, policy with a problem");
      await button("Discard changes").click();
    });

    await step("an API is imported, and shown first", async () => {
      await go("APIs");
      await page.getByRole("link", { name: "Echo API" }).waitFor();
      await accessible(page, "admin, APIs");
      await button("Import OpenAPI").click();
      await textbox("OpenAPI document").fill(
        definition({
          "/pets": { get: operation("listPets", "List pets") },
          "/pets/{id}": {
            parameters: [
              {
                name: "id",
                in: "path",
                required: true,
                schema: { type: "string" },
              },
            ],
            get: operation("getPet", "Get a pet"),
          },
        }),
      );
      await button("Preview").click();
      await page.getByText("2 added, 0 changed, 0 removed").waitFor();
      await page
        .getByRole("list", { name: "Operations added" })
        .getByText("GET /pets/{id} (getPet)")
        .waitFor();
      await page.getByRole("checkbox", { name: "Unlimited" }).check();
      await look(page, "admin, import preview");
      await picture(page, "admin-import");
      await button("Import").click();
      await heading("Pets").waitFor();
      await page
        .getByRole("link", { name: "List pets", exact: true })
        .waitFor();
      await accessible(page, "admin, API");
      await picture(page, "admin-api");
    });

    await step("what importing again changes is shown first", async () => {
      await button("Import again").click();
      await textbox("OpenAPI document").fill(
        definition({
          "/pets": {
            get: operation("listPets", "List all pets"),
            post: operation("addPet", "Add a pet"),
          },
        }),
      );
      await button("Preview").click();
      await page.getByText("1 added, 1 changed, 1 removed").waitFor();
      const listed = (name, text) =>
        page.getByRole("list", { name }).getByText(text).waitFor();
      await listed("Operations removed", "GET /pets/{id} (getPet)");
      await listed("Operations changed", "GET /pets (listPets)");
      await listed("Operations added", "POST /pets (addPet)");
      await look(page, "admin, re-import preview");
      await picture(page, "admin-reimport");
      await button("Import").click();
      await page
        .getByRole("link", { name: "Add a pet", exact: true })
        .waitFor();
      await page
        .getByRole("link", { name: "Get a pet", exact: true })
        .waitFor({ state: "detached" });
    });

    await step("an operation is changed", async () => {
      await page
        .getByRole("link", { name: "List all pets", exact: true })
        .click();
      await textbox("Description").first().fill("All of them");
      await button("Add query parameter").click();
      await page
        .getByRole("group", { name: "Query parameters 1" })
        .getByRole("textbox", { name: "Name" })
        .fill("limit");
      await page.getByRole("link", { name: "All operations" }).click();
      await page.getByText("Discard what you typed?").waitFor();
      await page
        .getByRole("alertdialog")
        .getByRole("button", { name: "Cancel" })
        .click();
      await button("Save").click();
      await page.getByText("Saved.").waitFor();
      await page.reload();
      await page.getByRole("group", { name: "Query parameters 1" }).waitFor();
      await accessible(page, "admin, operation");
      await picture(page, "admin-operation");
      await page.getByRole("link", { name: "All operations" }).click();
    });

    await step("settings are changed", async () => {
      await page.getByRole("tab", { name: "Settings" }).click();
      assert.ok(
        await page
          .getByRole("checkbox", { name: "HTTP", exact: true })
          .isChecked(),
      );
      await page
        .getByRole("checkbox", { name: "Subscription required" })
        .uncheck();
      await button("Save").click();
      await page.getByText("Saved.").waitFor();
      await accessible(page, "admin, API settings");
    });

    await step("a secret named value is shown on request alone", async () => {
      await go("Named values");
      await button("Add named value").first().click();
      await textbox("Display name").fill("pet-keeper");
      await page.getByRole("switch", { name: /^Secret/ }).check();
      await page.locator("input[type=password]").fill("only-on-request");
      await look(page, "admin, new named value");
      await button("Save").click();
      await button("Show value of pet-keeper").waitFor();
      assert.equal((await page.content()).includes("only-on-request"), false);
      await accessible(page, "admin, named values");
      await button("Show value of pet-keeper").click();
      await page.getByText("only-on-request").waitFor();
      await button("Hide value of pet-keeper").click();
      await page.getByText("only-on-request").waitFor({ state: "detached" });
      await picture(page, "admin-named-values");
    });

    await step("a backend is added, with what is sent along", async () => {
      await go("Backends");
      await page.getByText("No backend yet.").waitFor();
      await accessible(page, "admin, no backends");
      await button("Add backend").click();
      await textbox("Name").fill("Kennel");
      await textbox("Runtime URL").fill("http://kennel.contoso.example");
      await page
        .getByRole("dialog", { name: "Add a backend" })
        .getByRole("button", { name: "Add backend" })
        .click();
      await heading("Kennel").waitFor();
      await button("Add header").click();
      const row = page.getByRole("group", { name: "Headers 1" });
      await row.getByRole("textbox", { name: "Name" }).fill("X-Kennel");
      await row.getByRole("textbox", { name: "Value" }).fill("woof-secret");
      await page
        .getByRole("switch", { name: /^Leave the backend alone/ })
        .check();
      await button("Save").click();
      await page.getByText("Saved.").waitFor();
      assert.match(
        await row.getByRole("textbox", { name: "Value" }).inputValue(),
        /^\{\{.+\}\}$/,
      );
      await accessible(page, "admin, backend");
      await picture(page, "admin-backend");
    });

    await step("a fragment is written", async () => {
      await go("Policy fragments");
      await page.getByText("No policy fragment yet.").waitFor();
      await accessible(page, "admin, no fragments");
      await button("Add policy fragment").click();
      await textbox("ID").fill("keeper");
      await button("Create").click();
      const fragment = textbox("Policy fragment");
      await fragment.fill(
        '<fragment>\n<set-header name="X-Keeper" exists-action="override"><value>{{pet-keeper}}</value></set-header></fragment>',
      );
      await button("Format").click();
      await page.getByText("The document can be run.").waitFor();
      assert.match(await fragment.inputValue(), /^ {4}<set-header/m);
      await button("Save").click();
      await page.getByText(/^Saved\./).waitFor();
      await page.getByText("Nothing refers to it.").waitFor();
      await accessible(page, "admin, fragment");
    });

    await step(
      "a policy with an error is mended, saved, and runs",
      async () => {
        await go("APIs");
        await page.getByRole("link", { name: "Pets" }).click();
        await page.getByRole("tab", { name: "Policies" }).click();
        await page
          .getByText("There is no document at this scope yet")
          .waitFor();
        const document = (quota) =>
          [
            "<policies>",
            "    <inbound>",
            "        <base />",
            `        ${quota}`,
            "        <return-response>",
            '            <set-status code="200" />',
            "            <set-body>woof</set-body>",
            "        </return-response>",
            "    </inbound>",
            "    <outbound>",
            "        <base />",
            '        <include-fragment fragment-id="keeper" />',
            "    </outbound>",
            "</policies>",
            "",
          ].join("\n");
        await editor.fill(document("<rate-limit calls='x' />"));
        await page
          .getByRole("button", { name: /^Line 4, column 21: .*can't be 'x'/ })
          .click();
        assert.equal(
          await editor.evaluate(
            (area) =>
              area.value.slice(0, area.selectionStart).split("\n").length,
          ),
          4,
        );
        await button("Save").click();
        await page.getByRole("alert").getByText("Line 4, column 21").waitFor();
        await look(page, "admin, refused policy");
        await editor.fill(
          document('<rate-limit calls="100" renewal-period="60" />'),
        );
        await page.getByText("The document can be run.").waitFor();
        await button("Save").click();
        await page.getByText("The gateway runs it").waitFor();
        const reply = await call("/pets/pets");
        assert.equal(reply.status, 200);
        assert.equal(await reply.text(), "woof");
      },
    );

    await step("the keyboard leaves the editor", async () => {
      await editor.focus();
      await page.keyboard.press("Tab");
      assert.ok(
        await editor.evaluate(
          (area) => area === area.ownerDocument.activeElement,
        ),
      );
      await page.keyboard.press("Escape");
      await page.keyboard.press("Tab");
      assert.ok(
        await editor.evaluate(
          (area) => area !== area.ownerDocument.activeElement,
        ),
      );
      await button("Discard changes").click();
    });

    await step(
      "what results for a product is told with its scopes",
      async () => {
        await button("Show effective policy").click();
        const inbound = page.getByRole("region", { name: "inbound" });
        await inbound.getByText("<return-response>").waitFor();
        await page
          .getByRole("combobox", { name: "For calls of the product" })
          .selectOption({ label: "Unlimited" });
        await page
          .getByRole("region", { name: "outbound" })
          .getByText("fragment keeper")
          .waitFor();
        await page
          .getByRole("region", { name: "outbound" })
          .getByText("{{pet-keeper}}")
          .waitFor();
        await page
          .getByRole("region", { name: "backend" })
          .getByText("All APIs", { exact: true })
          .waitFor();
        await accessible(page, "admin, effective policy");
        await picture(page, "admin-policy");
      },
    );

    await step("a policy is inserted with its attributes", async () => {
      await button("Insert policy").click();
      await page.getByRole("menuitem", { name: /^set-header/ }).click();
      await page.getByText('"X-Name"', { exact: true }).waitFor();
      await button("Discard changes").click();
    });

    await step(
      "a revision is made, tried and made the current one",
      async () => {
        await page.getByRole("tab", { name: "Revisions" }).click();
        await accessible(page, "admin, revisions");
        await button("Add revision").click();
        await textbox("What is to change").fill("Louder");
        await page
          .getByRole("dialog", { name: "Add a revision" })
          .getByRole("button", { name: "Add revision" })
          .click();
        await page.getByText("This revision is not the current one").waitFor();
        await page.getByRole("tab", { name: "Policies" }).click();
        await editor.fill((await editor.inputValue()).replace("woof", "WOOF"));
        await button("Save").click();
        await page.getByText("The gateway runs it").waitFor();
        assert.equal(await (await call("/pets/pets")).text(), "woof");
        assert.equal(await (await call("/pets;rev=2/pets")).text(), "WOOF");
        await page.getByRole("tab", { name: "Revisions" }).click();
        await button("Make current: revision 2…").click();
        await textbox("Release notes").fill("It barks louder now.");
        await button("Make current").last().click();
        await page
          .getByRole("region", { name: "Change log" })
          .getByText("It barks louder now.")
          .waitFor();
        assert.equal(await (await call("/pets/pets")).text(), "WOOF");
        await picture(page, "admin-revisions");
      },
    );

    await step("a version is added", async () => {
      await page.getByRole("tab", { name: "Versions" }).click();
      await page.getByText("The API has no versions.").waitFor();
      await button("Add version").click();
      await textbox("Version identifier").fill("v2");
      await look(page, "admin, new version");
      await page
        .getByRole("dialog", { name: "Add a version" })
        .getByRole("button", { name: "Add version" })
        .click();
      await page.getByRole("tab", { name: "Versions" }).click();
      await page
        .getByRole("table", { name: "Versions" })
        .getByText("Original")
        .waitFor();
      await accessible(page, "admin, versions");
      await page.getByRole("tab", { name: "Schemas" }).click();
      await page.getByRole("table", { name: "Schemas" }).waitFor();
      await accessible(page, "admin, schemas");
      await page.getByRole("tab", { name: "Products" }).click();
      await page.getByText("The API is in no product").waitFor();
      await accessible(page, "admin, products of an API");
    });

    await step("a deletion says who is hit", async () => {
      await go("APIs");
      await page.getByRole("link", { name: "Pets" }).first().click();
      await button("Delete Pets…").click();
      await page.getByText("It is in 1 product.").waitFor();
      await look(page, "admin, deletion of an API");
      await page
        .getByRole("alertdialog")
        .getByRole("button", { name: "Cancel" })
        .click();
      await heading("Pets").waitFor();
    });

    await step("who has no role sees the refusal", async () => {
      const { page } = nobody;
      await signIn(
        page,
        `${gatehouse.adminPortalUrl}/apis`,
        `nan@${suffix}`,
        password,
      );
      await page.goto(`${gatehouse.adminPortalUrl}/policies`);
      await page.getByText("has no role that allows").first().waitFor();
    });

    assert.deepEqual(
      manager.complaints.filter(
        (complaint) => !/status of (400|404)/.test(complaint),
      ),
      [],
    );
  } finally {
    await manager.browser.close();
    await nobody.browser.close();
  }
});
