// A visitor reads the catalogue without signing in; a developer subscribes, and the samples that they copy run; the keys
// are regenerated and cancelled; HTML that managers wrote stays harmless.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
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

const run = promisify(execFile);
const suffix = gatehouse.administrator.userName.split("@")[1];
const portal = gatehouse.developerPortalUrl;
const folder = mkdtempSync(join(tmpdir(), "samples-"));

const ref = (name) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema, example) => ({
  "application/json": { schema, ...(example && { example }) },
});

/** An API with types that contain each other, and with more operations than anybody reads. */
const shop = {
  openapi: "3.0.1",
  info: {
    title: "Shop",
    version: "1",
    description:
      "<p>Sells <b>things</b>. Read <a href='https://docs.example/'>the guide</a>.</p>" +
      "<img src=x onerror='document.title=1'><script>document.title = 1</script><a href='javascript:alert(1)'>no</a>",
  },
  paths: {
    "/orders/{id}": {
      put: {
        operationId: "replaceOrder",
        summary: "Replace an order",
        description: "Takes the <em>whole</em> order.",
        parameters: [
          {
            name: "id",
            in: "path",
            required: true,
            description: "The order's number",
            schema: { type: "integer" },
          },
          {
            name: "notify",
            in: "query",
            schema: {
              type: "string",
              enum: ["nobody", "owner"],
              default: "nobody",
            },
          },
          { name: "X-Batch", in: "header", schema: { type: "string" } },
        ],
        requestBody: { content: json(ref("Order")) },
        responses: {
          200: { description: "The order", content: json(ref("Order")) },
          404: { description: "There is none" },
        },
      },
    },
    ...Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [
        `/things${index}`,
        {
          get: {
            operationId: `thing${index}`,
            summary: `Read thing ${index}`,
            responses: { 200: { description: "It" } },
          },
        },
      ]),
    ),
  },
  components: {
    schemas: {
      Order: {
        type: "object",
        required: ["id"],
        properties: {
          id: { type: "integer", description: "Its <b>number</b>" },
          placed: { type: "string", format: "date-time" },
          state: { type: "string", enum: ["new", "sent"] },
          parts: { type: "array", items: ref("Order") },
        },
      },
    },
  },
};

async function prepare() {
  for (const name of ["ada", "eve"]) {
    await arm("PUT", `/users/${name}`, {
      properties: {
        email: `${name}@${suffix}`,
        firstName: name === "ada" ? "Ada" : "Eve",
        lastName: "Lovelace",
        password,
      },
    });
  }
  await arm("PATCH", "/products/unlimited", {
    properties: {
      authenticationType: ["application-token", "subscription-key"],
      approvalRequired: false,
      subscriptionsLimit: null,
      terms: "<p>Be <b>fair</b>.</p><script>document.title = 1</script>",
    },
  });
  await arm("PUT", "/apis/shop", {
    properties: {
      path: "shop",
      format: "openapi+json",
      value: JSON.stringify(shop),
      protocols: ["http", "https"],
    },
  });
  await arm("PUT", "/products/unlimited/apis/shop");
  await arm("PUT", "/tags/orders", { properties: { displayName: "Orders" } });
  await arm("PUT", "/apis/shop/operations/replaceOrder/tags/orders");
  await arm("PUT", "/products/inner", {
    properties: { displayName: "Inner", state: "published" },
  });
  await arm("PUT", "/products/inner/groups/developers");
  await arm("PUT", "/clientApplications/adas", {
    properties: { displayName: "Ada's shop", ownerId: "/users/ada" },
  });
  await arm("PUT", "/clientApplications/adas/productLinks/unlimited", {
    properties: { productId: "/products/unlimited" },
  });
}

/** Runs what was copied, with its secrets in the environment. */
async function ran(command, args, file, sample, env) {
  const path = join(folder, file);
  writeFileSync(path, sample);
  const { stdout } = await run(command, [...args, path], {
    env: {
      ...process.env,
      CURL_CA_BUNDLE: gatehouse.caCertificate,
      SSL_CERT_FILE: gatehouse.caCertificate,
      ...env,
    },
  });
  return stdout;
}

test(
  "the catalogue, its samples, and a developer's keys",
  { timeout: 240_000 },
  async () => {
    await prepare();
    const visitor = await browse("visitor");
    const developer = await browse("developer");
    const other = await browse("other");
    const { page } = visitor;
    try {
      await step("a visitor reads products without signing in", async () => {
        await page.goto(portal);
        await page.getByRole("heading", { name: "Unlimited" }).waitFor();
        assert.equal(await page.getByText("Inner").count(), 0);
        await page.getByRole("link", { name: "Sign in" }).waitFor();
        await accessible(page, "developer, products as cards");
        await picture(page, "catalogue-products");
        await page
          .getByRole("searchbox", { name: "Search products" })
          .fill("unlim");
        await page.getByText("1 to 1 of 1").waitFor();
        await page.getByRole("button", { name: "List", exact: true }).click();
        await page.getByRole("table", { name: "Products" }).waitFor();
        await accessible(page, "developer, products as a list");
        await page.getByRole("link", { name: "Unlimited" }).click();
        await page.getByRole("heading", { name: "Unlimited" }).waitFor();
        await page.getByRole("button", { name: "Terms of use" }).click();
        await page.locator("b", { hasText: "fair" }).waitFor();
        await accessible(page, "developer, product");
        await picture(page, "catalogue-product");
      });

      await step(
        "a page that needs a person asks to sign in, and nothing else is there",
        async () => {
          await page.goto(`${portal}/keys`);
          await page.getByRole("heading", { name: "Sign in first" }).waitFor();
          await accessible(page, "developer, sign in first");
          const href = await page
            .getByRole("main")
            .getByRole("link", { name: "Sign in" })
            .getAttribute("href");
          assert.equal(href, "/sign-in?next=%2Fkeys");
          await page.goto(`${portal}/products/inner`);
          await page
            .getByText("There is no product of this name that you may see")
            .waitFor();
        },
      );

      await step(
        "an API is found, with its operations by tag, searched and a part at a time",
        async () => {
          await page.getByRole("link", { name: "APIs", exact: true }).click();
          await page
            .getByRole("searchbox", { name: "Search APIs" })
            .fill("shop");
          await page.getByText("1 to 1 of 1").waitFor();
          await accessible(page, "developer, APIs");
          await page.getByRole("link", { name: "Shop" }).click();
          await page.getByText("501 operations").waitFor();
          await page.getByRole("heading", { name: "Orders" }).waitFor();
          await page.locator("b", { hasText: "things" }).waitFor();
          await accessible(page, "developer, API");
          await picture(page, "catalogue-api");
          const operations = page.getByRole("navigation", {
            name: "Operations",
          });
          assert.ok((await operations.getByRole("link").count()) <= 100);
          await operations.getByRole("button", { name: /^Show more/ }).click();
          await operations
            .getByRole("link", { name: "Read thing 150" })
            .waitFor();
          await operations.getByRole("searchbox").fill("thing 499");
          await operations.getByText("1 operation", { exact: true }).waitFor();
          await operations
            .getByRole("link", { name: "Read thing 499" })
            .click();
          await page.getByRole("heading", { name: "Read thing 499" }).waitFor();
        },
      );

      await step("HTML of managers is shown, and runs nothing", async () => {
        await page.goto(`${portal}/apis/shop`);
        const guide = page.getByRole("link", { name: "the guide" });
        assert.equal(await guide.getAttribute("rel"), "noopener noreferrer");
        assert.equal(
          await page.getByRole("main").locator("img, script").count(),
          0,
        );
        assert.equal(
          await page.getByText("no", { exact: true }).getAttribute("href"),
          null,
        );
        assert.match(await page.title(), /^Shop/);
      });

      await step("the definition is downloaded", async () => {
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          page.getByRole("button", { name: "Download as YAML" }).click(),
        ]);
        assert.equal(download.suggestedFilename(), "shop.yaml");
      });

      await step(
        "an operation has an address, and tells what it takes and gives",
        async () => {
          await page.goto(`${portal}/apis/shop/operations/replaceOrder`);
          await page
            .getByRole("heading", { name: "Replace an order" })
            .waitFor();
          await page.getByText("One of: nobody, owner").waitFor();
          const schema = page.getByRole("group", { name: "Schema of Body" });
          await schema
            .getByRole("button", { name: "Show what is in parts" })
            .click();
          await schema
            .getByRole("button", { name: "Show what is in parts" })
            .click();
          assert.equal(
            await schema.getByText("placed", { exact: true }).count(),
            3,
          );
          await accessible(page, "developer, operation");
          await picture(page, "catalogue-operation");
        },
      );

      await step(
        "the developer signs in from there, and comes back to it",
        async () => {
          const { page } = developer;
          await signIn(
            page,
            `${portal}/products/unlimited`,
            `ada@${suffix}`,
            password,
          );
          await page.getByRole("heading", { name: "Unlimited" }).waitFor();
          await page.getByRole("link", { name: "Ada's shop" }).waitFor();
        },
      );

      await step("and subscribes, once they agree to the terms", async () => {
        const { page } = developer;
        const form = page.getByRole("form", { name: "Subscribe with a key" });
        await form.getByRole("textbox").fill("Ada's key");
        assert.ok(
          await form.getByRole("button", { name: "Subscribe" }).isDisabled(),
        );
        await form.getByRole("checkbox").check();
        await accessible(page, "developer, subscribe");
        await form.getByRole("button", { name: "Subscribe" }).click();
        await page.getByText("The subscription is made.").waitFor();
        await page.getByRole("link", { name: "Show my subscriptions" }).click();
        await page.getByRole("link", { name: "Ada's key" }).waitFor();
        await accessible(page, "developer, subscriptions");
      });

      let key;
      await step("their keys are shown on request", async () => {
        const { page } = developer;
        await page.getByRole("link", { name: "Ada's key" }).click();
        await page.getByRole("button", { name: "Show keys" }).click();
        await page.getByRole("button", { name: "Copy Primary key" }).click();
        key = await page.evaluate(() => navigator.clipboard.readText());
        assert.match(key, /^[0-9a-f]{64}$/);
        await accessible(page, "developer, subscription");
      });

      const samples = {};
      await step(
        "samples in ten languages are copied, without a secret",
        async () => {
          const { page } = developer;
          await page.goto(
            `${portal}/apis/echo-api/operations/retrieve-resource`,
          );
          for (const [kind, credential] of [
            ["key", "Ada's key: subscription key"],
            ["token", "Ada's shop: token for Unlimited"],
          ]) {
            await page
              .getByRole("combobox", { name: "Called with" })
              .selectOption(credential);
            for (const language of [
              "curl",
              "HTTP",
              "Java",
              "C#",
              "JavaScript",
              "Python",
              "Go",
              "PHP",
              "Ruby",
              "PowerShell",
            ]) {
              await page
                .getByRole("tab", { name: language, exact: true })
                .click();
              await page
                .getByRole("button", { name: `Copy ${language} sample` })
                .click();
              const text = await page.evaluate(() =>
                navigator.clipboard.readText(),
              );
              assert.equal(text.includes(key), false);
              assert.match(
                text,
                kind === "key" ? /SUBSCRIPTION_KEY/ : /CLIENT_SECRET/,
              );
              samples[`${kind} ${language}`] = text;
            }
          }
          await accessible(page, "developer, samples");
          await picture(page, "catalogue-samples");
        },
      );

      await step("and run as they were pasted", async () => {
        const { page } = developer;
        const secret = await page.evaluate(async () => {
          const reply = await fetch("/api/applications/adas/secrets", {
            method: "POST",
            headers: {
              "X-Gatehouse-Portal": "developer",
              "Content-Type": "application/json",
            },
            body: JSON.stringify({ name: "For the samples" }),
          });
          return (await reply.json()).clientSecret;
        });
        const trust = join(folder, "trust.p12");
        await run("keytool", [
          ...[
            "-importcert",
            "-noprompt",
            "-alias",
            "ca",
            "-file",
            gatehouse.caCertificate,
          ],
          ...[
            "-keystore",
            trust,
            "-storetype",
            "PKCS12",
            "-storepass",
            "changeit",
          ],
        ]);
        const env = { SUBSCRIPTION_KEY: key, CLIENT_SECRET: secret };
        for (const kind of ["key", "token"]) {
          const replies = await Promise.all([
            ran("bash", [], `${kind}.sh`, samples[`${kind} curl`], env),
            ran("node", [], `${kind}.js`, samples[`${kind} JavaScript`], env),
            ran("python3", [], `${kind}.py`, samples[`${kind} Python`], env),
            ran(
              "java",
              [
                `-Djavax.net.ssl.trustStore=${trust}`,
                "-Djavax.net.ssl.trustStorePassword=changeit",
              ],
              `Call.java`,
              samples[`${kind} Java`],
              env,
            ),
          ]);
          assert.match(replies[0], /^HTTP\/1.1 200/m);
          for (const reply of replies.slice(1)) assert.match(reply, /^200/m);
        }
      });

      await step(
        "a regenerated key refuses callers with the old one at once, and so does a cancelled subscription",
        async () => {
          const { page } = developer;
          const called = () =>
            ran("bash", [], "again.sh", samples["key curl"], {
              SUBSCRIPTION_KEY: key,
            });
          await page
            .getByRole("link", { name: "My subscriptions", exact: true })
            .click();
          await page.getByRole("link", { name: "Ada's key" }).click();
          await page
            .getByRole("button", { name: "Regenerate primary key…" })
            .click();
          await look(page, "developer, regenerate");
          await page
            .getByRole("alertdialog")
            .getByRole("button", { name: "Regenerate" })
            .click();
          await page.getByText("The primary key is a new one.").waitFor();
          assert.match(await called(), /^HTTP\/1.1 401/m);
          await page.getByRole("button", { name: "Show keys" }).click();
          await page
            .getByRole("button", { name: "Copy Secondary key" })
            .click();
          key = await page.evaluate(() => navigator.clipboard.readText());
          assert.match(await called(), /^HTTP\/1.1 200/m);
          await page.getByRole("button", { name: "Rename…" }).click();
          await page
            .getByRole("textbox", { name: "Name" })
            .fill("Ada's other key");
          await look(page, "developer, rename");
          await page.getByRole("button", { name: "Save" }).click();
          await page
            .getByRole("heading", { name: "Ada's other key" })
            .waitFor();
          await picture(page, "catalogue-key");
          await page
            .getByRole("button", { name: "Cancel subscription…" })
            .click();
          await page
            .getByRole("alertdialog")
            .getByRole("button", { name: "Cancel subscription" })
            .click();
          await page.getByText("Cancelled").waitFor();
          assert.match(await called(), /^HTTP\/1.1 401/m);
        },
      );

      await step("another developer finds nothing of it", async () => {
        const mine = developer.page.url();
        await signIn(other.page, mine, `eve@${suffix}`, password);
        await other.page
          .getByText("You have no subscription of this name.")
          .waitFor();
        await other.page
          .getByRole("link", { name: "My subscriptions", exact: true })
          .click();
        await other.page.getByText("You have no subscription yet.").waitFor();
        await accessible(other.page, "developer, no subscription");
      });

      await step("no page broke its policy", () => {
        // What is refused says so in the browser's console too.
        // Chromium tells of a handler in a manager's HTML already when the text
        // is parsed, into a document that runs nothing: it is never shown.
        const expected =
          /status of (401|403|404)|Executing inline event handler/;
        for (const { complaints } of [visitor, developer, other]) {
          assert.deepEqual(
            complaints.filter((each) => !expected.test(each)),
            [],
          );
        }
      });
    } finally {
      for (const { browser } of [visitor, developer, other])
        await browser.close();
      rmSync(folder, { recursive: true });
    }
  },
);
