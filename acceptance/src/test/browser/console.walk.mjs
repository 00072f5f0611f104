// A developer tries an operation out with a console credential, up to a 200; the manager takes the product away, and the
// console says why the call is refused. Both look at a token, and the manager calls as the application.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  accessible,
  arm,
  browse,
  gatehouse,
  password,
  picture,
  signIn,
  step,
} from "./estate.mjs";

const suffix = gatehouse.administrator.userName.split("@")[1];
const kim = `kim@${suffix}`;
const link = "/clientApplications/tried/productLinks/unlimited";
const grant = { properties: { productId: "/products/unlimited" } };

/** A token of the application, got as any program would. */
async function tokenOf(name) {
  const { clientSecret } = await arm(
    "POST",
    `/clientApplications/${name}/credentials`,
    { name: "walk" },
  );
  const { properties } = await arm("GET", `/clientApplications/${name}`);
  const product = await arm("GET", "/products/unlimited");
  const reply = await fetch(gatehouse.tokenUrl, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: properties.entraApplicationId,
      client_secret: clientSecret,
      scope: `${product.properties.application.entra.audience}/.default`,
    }),
  });
  return (await reply.json()).access_token;
}

test("an operation is tried out", { timeout: 240_000 }, async () => {
  await arm("PUT", "/users/kim", {
    properties: {
      email: kim,
      firstName: "Kim",
      lastName: "Tester",
      password,
    },
  });
  await arm("PATCH", "/products/unlimited", {
    properties: {
      authenticationType: ["application-token", "subscription-key"],
    },
  });
  await arm("PUT", "/products/unlimited/groups/developers");
  await arm("PUT", "/clientApplications/tried", {
    properties: { displayName: "Tried", ownerId: "/users/kim" },
  });
  await arm("PUT", link, grant);
  const developer = await browse("developer");
  const manager = await browse("manager");
  const { page } = developer;
  const operation = `${gatehouse.developerPortalUrl}/apis/echo-api/operations/retrieve-resource`;
  const call = (of) =>
    of.getByRole("button", { name: "Call", exact: true }).click();
  try {
    await step("the developer makes a console credential", async () => {
      await signIn(page, operation, kim, password);
      await page.getByRole("heading", { name: "Try it" }).waitFor();
      await page
        .getByRole("button", { name: "Make a console credential" })
        .click();
      await page.getByRole("button", { name: "Remove it now" }).waitFor();
    });

    await step("and calls the operation, which answers 200", async () => {
      await call(page);
      await page.getByText(/^Answered 200 OK in /).waitFor();
      await page.getByText(/^Token: .* ms$/).waitFor();
      await page
        .getByRole("region", { name: "request as it was sent" })
        .getByText("Authorization: Bearer …")
        .waitFor();
      await accessible(page, "developer, console");
      await picture(page, "developer-console");
    });

    await step("the credential is listed as such", async () => {
      await page.goto(`${gatehouse.developerPortalUrl}/applications/tried`);
      await page.getByText(/^Console, until .* UTC$/).waitFor();
    });

    await step(
      "after the product was taken away the console says why it is refused",
      async () => {
        await arm("DELETE", link);
        await page.goto(operation);
        await page.getByRole("button", { name: "Remove it now" }).waitFor();
        await call(page);
        await page.getByText(/^Answered 403 Forbidden in /).waitFor();
        const why = page.getByRole("group", { name: "Why it was refused" });
        await why
          .getByText("the product is not granted to the application")
          .first()
          .waitFor();
        await why.getByRole("row", { name: /^Signature Passed/ }).waitFor();
        await why
          .getByRole("row", { name: /^Role of the product Failed/ })
          .waitFor();
        await why
          .getByRole("row", { name: /^Product is granted Not reached/ })
          .waitFor();
        await accessible(page, "developer, console, refused");
        await picture(page, "developer-console-refused");
      },
    );

    await step("the application shows its usage and refusals", async () => {
      await page.goto(`${gatehouse.developerPortalUrl}/applications/tried`);
      await page
        .getByRole("table", { name: "Refusals of the last hour" })
        .getByText("GET /echo/resource")
        .first()
        .waitFor();
      await page
        .getByRole("region", { name: "Usage" })
        .getByText("Unlimited, Echo API")
        .first()
        .waitFor();
      await accessible(page, "developer, application with usage");
      await picture(page, "developer-application-usage");
    });

    const token = await (async () => {
      await arm("PUT", link, grant);
      return tokenOf("tried");
    })();
    const inspect = async (of, name) => {
      await of.getByRole("textbox", { name: "Access token" }).fill(token);
      await of
        .getByRole("region", { name: "What the token says" })
        .getByText("RS256")
        .waitFor();
      await of.getByLabel("API", { exact: true }).selectOption({ label: "Echo API" });
      await of
        .getByLabel("Operation", { exact: true })
        .selectOption({ label: "Retrieve resource" });
      await of.getByRole("button", { name: "Check at the gateway" }).click();
      await of
        .getByText("The gateway lets a call with this token in.")
        .waitFor();
      await of.getByText("of the application Tried.").waitFor();
      await accessible(of, `${name}, inspector`);
      await picture(of, `${name}-inspector`);
      assert.equal(
        await of.evaluate(
          (secret) =>
            JSON.stringify([
              { ...localStorage },
              { ...sessionStorage },
            ]).includes(secret),
          token,
        ),
        false,
      );
    };

    await step("the developer looks at a token", async () => {
      await page.getByRole("link", { name: "Token inspector" }).click();
      await inspect(page, "developer");
    });

    await step("the manager looks at the same token", async () => {
      await signIn(
        manager.page,
        `${gatehouse.adminPortalUrl}/inspector`,
        gatehouse.administrator.userName,
        gatehouse.administrator.password,
      );
      await inspect(manager.page, "admin");
    });

    await step("the manager calls as the application", async () => {
      const { page } = manager;
      await page.goto(
        `${gatehouse.adminPortalUrl}/apis/echo-api/console/retrieve-resource`,
      );
      await page
        .getByRole("combobox", { name: "Application" })
        .pressSequentially("Trie");
      await page.getByRole("option", { name: "Tried" }).click();
      await page
        .getByRole("button", { name: "Make a console credential" })
        .click();
      await page.getByRole("button", { name: "Remove it now" }).waitFor();
      await call(page);
      await page.getByText(/^Answered 200 OK in /).waitFor();
      await accessible(page, "admin, console");
      await picture(page, "admin-console");
    });

    await step("who signs out leaves no credential behind", async () => {
      for (const person of [developer, manager]) {
        await person.page.getByRole("button", { name: "Sign out" }).click();
        await person.page.getByRole("link", { name: "Sign in" }).waitFor();
      }
      const { value } = await arm(
        "GET",
        "/clientApplications/tried/credentials",
      );
      assert.deepEqual(
        value.filter(({ name }) => name.startsWith("Console")),
        [],
      );
    });

    for (const { complaints, name } of [developer, manager]) {
      assert.deepEqual(complaints, [], `the console of the ${name}`);
    }
  } finally {
    await Promise.all(
      [developer, manager].map(({ browser }) => browser.close()),
    );
  }
});
