// The manager registers an application and grants a product by mouse; its owner takes the secret, and the call that the
// portal gives answers 200.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
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
const ada = `ada@${suffix}`;

test(
  "a manager registers and grants, a developer calls",
  { timeout: 240_000 },
  async () => {
    for (const [name, first] of [
      ["ada", "Ada"],
      ["eve", "Eve"],
    ]) {
      const properties = {
        email: `${name}@${suffix}`,
        firstName: first,
        lastName: "Lovelace",
        password,
      };
      await arm("PUT", `/users/${name}`, { properties });
    }
    await arm("PUT", "/products/unlimited/groups/developers");
    const manager = await browse("manager");
    const developer = await browse("developer");
    const other = await browse("other");
    const { page } = manager;
    try {
      await step("the pages before the sign-in are accessible", async () => {
        await page.goto(gatehouse.adminPortalUrl);
        await page.getByRole("link", { name: "Sign in" }).waitFor();
        await look(page, "admin, signed out, light");
        await page.emulateMedia({ colorScheme: "dark" });
        await page.reload();
        await page.getByRole("link", { name: "Sign in" }).waitFor();
        await look(page, "admin, signed out, dark");
        await page.emulateMedia({ colorScheme: "light" });
      });

      await step(
        "the manager switches application based access on",
        async () => {
          await signIn(
            page,
            gatehouse.adminPortalUrl,
            gatehouse.administrator.userName,
            gatehouse.administrator.password,
          );
          await page.getByRole("link", { name: "Products" }).click();
          await page.getByRole("link", { name: "Unlimited" }).click();
          await page.getByRole("tab", { name: "Properties" }).click();
          await page.getByRole("switch", { name: "OAuth 2.0 token" }).click();
          await page.getByText("Audience", { exact: true }).waitFor();
          await accessible(page, "admin, products");
          await picture(page, "admin-products");
        },
      );

      await step(
        "the manager registers an application with its owner and the product",
        async () => {
          await page.getByRole("link", { name: "Applications" }).click();
          await accessible(page, "admin, no applications");
          await page
            .getByRole("button", { name: "Register application" })
            .click();
          await page.getByRole("textbox", { name: "Name" }).fill("Orders");
          await page.getByRole("textbox", { name: "ID" }).fill("orders");
          await page.getByRole("combobox", { name: "Owner" }).click();
          await page
            .getByRole("combobox", { name: "Owner" })
            .pressSequentially("ada");
          await page.getByRole("option", { name: "Ada Lovelace" }).click();
          assert.ok(
            await page
              .getByRole("checkbox", {
                name: /^Starter: application based access is off/,
              })
              .isDisabled(),
          );
          await page.getByRole("checkbox", { name: "Unlimited" }).check();
          await look(page, "admin, register");
          await page
            .getByRole("button", { name: "Register", exact: true })
            .click();
          await page.getByRole("heading", { name: "Orders" }).waitFor();
          await page.getByText("Scope of Unlimited").waitFor();
          await accessible(page, "admin, application");
          await picture(page, "admin-application");
          await page.getByRole("tab", { name: "Secrets" }).click();
          await page.getByRole("table", { name: "Secrets" }).waitFor();
          await page.getByRole("link", { name: "All applications" }).click();
          await page
            .getByRole("searchbox", { name: "Search by name" })
            .fill("orders");
          await page.getByText("1 to 1 of 1").waitFor();
          await accessible(page, "admin, applications");
        },
      );

      let command;
      let secret;
      await step(
        "the developer shows the secret once and copies the call",
        async () => {
          const { page } = developer;
          await signIn(page, gatehouse.developerPortalUrl, ada, password);
          await page.getByRole("heading", { name: "Unlimited" }).waitFor();
          await accessible(page, "developer, products");
          await picture(page, "developer-products");
          await page
            .getByRole("link", { name: "My applications", exact: true })
            .click();
          await page.getByRole("link", { name: /^Orders/ }).waitFor();
          await accessible(page, "developer, applications");
          await page.getByRole("link", { name: /^Orders/ }).click();
          await page.getByRole("button", { name: "Show secret" }).click();
          await page.getByRole("button", { name: "Copy secret" }).click();
          secret = await page.evaluate(() => navigator.clipboard.readText());
          await page
            .getByRole("button", { name: "Show secret" })
            .waitFor({ state: "detached" });
          await accessible(page, "developer, application");
          await page
            .getByRole("button", { name: "Copy command for Echo API" })
            .click();
          command = await page.evaluate(() => navigator.clipboard.readText());
          await page.reload();
          await page
            .getByRole("button", { name: "Generate new secret" })
            .and(page.locator(":enabled"))
            .waitFor();
          await picture(page, "developer-application");
          assert.equal(
            (await page.content()).includes(secret),
            false,
            "the secret is shown once",
          );
        },
      );

      await step("the copied call answers 200", async () => {
        const shell = run("bash", ["-c", command], {
          env: { ...process.env, CURL_CA_BUNDLE: gatehouse.caCertificate },
        });
        shell.child.stdin.end(`${secret}\n`);
        assert.match((await shell).stdout, /^HTTP\/1.1 200/m);
      });

      await step(
        "the manager takes the product away, and the same call is refused",
        async () => {
          await page.getByRole("link", { name: /^Orders/ }).click();
          await page.getByRole("tab", { name: "Products" }).click();
          await page.getByRole("button", { name: "Remove Unlimited…" }).click();
          await look(page, "admin, confirmation");
          await page
            .getByRole("alertdialog")
            .getByRole("button", { name: "Remove" })
            .click();
          await page.getByText("No product is granted.").waitFor();
          const shell = run("bash", ["-c", command], {
            env: { ...process.env, CURL_CA_BUNDLE: gatehouse.caCertificate },
          });
          shell.child.stdin.end(`${secret}\n`);
          assert.doesNotMatch((await shell).stdout, /^HTTP\/1.1 200/m);
        },
      );

      await step("another developer sees nothing of it", async () => {
        const { page } = other;
        await signIn(
          page,
          `${gatehouse.developerPortalUrl}/applications/orders`,
          `eve@${suffix}`,
          password,
        );
        await page.getByText("You have no application of this name.").waitFor();
        await page
          .getByRole("link", { name: "My applications", exact: true })
          .click();
        await page.getByText("You have no application yet.").waitFor();
        await page.goto(gatehouse.adminPortalUrl);
        await page.getByRole("link", { name: "Sign in" }).click();
        await page.getByText("has no role that allows").first().waitFor();
      });

      await step("what somebody typed stays text", async () => {
        const script = "<img src=x onerror=alert(1)><script>alert(1)</script>";
        const properties = {
          displayName: script,
          description: script,
          ownerId: "/users/ada",
        };
        await arm("PUT", "/clientApplications/scripted", { properties });
        for (const [{ page }, portal] of [
          [manager, gatehouse.adminPortalUrl],
          [developer, gatehouse.developerPortalUrl],
        ]) {
          let alerted = false;
          page.once("dialog", () => (alerted = true));
          await page.goto(`${portal}/applications/scripted`);
          await page.getByRole("heading", { name: script }).waitFor();
          await page.getByText(script).nth(1).waitFor();
          assert.equal(
            alerted || (await page.locator("img").count()) > 0,
            false,
          );
        }
      });

      await step(
        "no token and no secret is where a script could read it",
        async () => {
          for (const { page, context } of [manager, developer]) {
            assert.deepEqual(
              await page.evaluate(() => [
                document.cookie,
                ...Object.keys(localStorage),
                ...Object.keys(sessionStorage),
              ]),
              ["", "gatehouse-dark"],
            );
            const own = (await context.cookies()).filter((each) =>
              each.name.startsWith("__Host-gatehouse-"),
            );
            assert.ok(
              own.length > 0 &&
                own.every(
                  (each) =>
                    each.httpOnly && each.secure && each.sameSite === "Lax",
                ),
            );
          }
        },
      );

      await step("who signs out is out", async () => {
        await page.getByRole("button", { name: "Sign out" }).click();
        await page.getByRole("link", { name: "Sign in" }).waitFor();
        await page.getByRole("link", { name: "Sign in" }).click();
        await page.locator("input[name=password]").waitFor();
      });

      for (const { complaints, name } of [manager, developer]) {
        assert.deepEqual(complaints, [], `the console of the ${name}`);
      }
    } finally {
      await Promise.all(
        [manager, developer, other].map(({ browser }) => browser.close()),
      );
    }
  },
);
