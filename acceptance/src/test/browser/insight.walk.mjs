// Calls are made and refused, and the manager sees them: in numbers, on a timeline, and each with its whole reason.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  accessible,
  arm,
  browse,
  gatehouse,
  look,
  picture,
  service,
  signIn,
  step,
} from "./estate.mjs";

const suffix = gatehouse.administrator.userName.split("@")[1];
const portal = gatehouse.adminPortalUrl;

test("a manager sees what becomes of calls", { timeout: 240_000 }, async () => {
  await estate();
  const manager = await browse("manager");
  const { page, complaints } = manager;
  try {
    await step("the manager signs in", () =>
      signIn(
        page,
        portal,
        gatehouse.administrator.userName,
        gatehouse.administrator.password,
      ),
    );

    await step("traffic shows the calls by what became of them", async () => {
      await page.getByRole("link", { name: "Traffic", exact: true }).click();
      const chart = page.getByRole("slider", { name: "Calls", exact: true });
      await chart.waitFor();
      await page.getByRole("link", { name: "Orders", exact: true }).waitFor();
      await chart.focus();
      await page.keyboard.press("End");
      await accessible(page, "admin, traffic");
      await pictures(page, "admin-traffic");
      await page.getByRole("button", { name: "Calls: show as a table", exact: true }).click();
      await page
        .getByRole("table", { name: "Calls", exact: true })
        .getByRole("columnheader", { name: "Refused" })
        .waitFor();
      await look(page, "admin, traffic as a table");
      await page.getByRole("tab", { name: "APIs" }).click();
      await page.getByRole("link", { name: "Echo API" }).waitFor();
      assert.match(page.url(), /by=api/);
      await page.getByRole("combobox", { name: "Application" }).click();
      await page
        .getByRole("combobox", { name: "Application" })
        .pressSequentially("idle");
      // The list that was there before the search stands until its answer comes.
      await page
        .getByRole("listbox", { name: "Application" })
        .getByRole("option")
        .nth(1)
        .waitFor({ state: "detached" });
      await page.getByRole("option", { name: "Idle" }).click();
      await page.getByText("No calls in this time.").first().waitFor();
      assert.match(page.url(), /application=idle/);
      await page.goBack();
      await page.getByRole("link", { name: "Echo API" }).waitFor();
    });

    await step("a reason leads to its refusals", async () => {
      await page.getByRole("link", { name: "Product not granted" }).click();
      await page
        .getByRole("button", { name: /^Product not granted: / })
        .first()
        .waitFor();
      assert.match(page.url(), /refusals\?outcome=LINK_MISSING/);
      await page.getByRole("button", { name: "Clear filters" }).click();
      await page
        .getByRole("button", { name: /^No credential: / })
        .first()
        .waitFor();
      await accessible(page, "admin, refusals");
      await pictures(page, "admin-refusals");
    });

    await step("a refusal opens with its whole reason", async () => {
      await page
        .getByRole("combobox", { name: "Reason" })
        .selectOption({ label: "Product not granted" });
      const mark = page
        .getByRole("button", { name: /^Product not granted: / })
        .first();
      await mark.focus();
      // All were within one mark: first nearer, then one of them.
      await page.keyboard.press("Enter");
      await page.waitForURL(/from=/);
      await page.locator("[data-row]:focus").press("Enter");
      const record = page.getByRole("dialog", { name: "Product not granted" });
      await record.getByText("Request id").waitFor();
      await record.getByText("LINK_MISSING").waitFor();
      await look(page, "admin, a refusal");
      await pictures(page, "admin-refusal");
      const address = page.url();
      assert.match(address, /refusals\/[0-9]+\?/);
      await page.goto(address);
      await record.getByRole("link", { name: "Billing" }).waitFor();
      await page.keyboard.press("Escape");
      await record.waitFor({ state: "detached" });
      await page.goto(`${portal}/refusals/999999`);
      await page.getByText("This refusal is not kept any more").waitFor();
      await page.getByRole("button", { name: "Close" }).click();
    });

    await step("the overview tells how things are, and leads on", async () => {
      await page.getByRole("link", { name: "Overview" }).click();
      await page.getByText("All is well").waitFor();
      const applications = page.getByRole("region", {
        name: "Applications with the most calls",
      });
      await applications.getByRole("link", { name: "Orders" }).waitFor();
      await page.getByText("Nothing waits for you.").waitFor();
      await page.getByText("No secret has expired").waitFor();
      await page.getByRole("slider").waitFor();
      await accessible(page, "admin, overview");
      await pictures(page, "admin-overview");
      await page.getByRole("link", { name: "All secrets" }).click();
    });

    await step("secrets stand on the strip of the year", async () => {
      const strip = page.getByRole("figure", { name: /^Secrets that expire/ });
      await strip.getByRole("button", { name: /: 3 entries$/ }).waitFor();
      await page.getByText("1 to 3 of 3").waitFor();
      await accessible(page, "admin, expiry");
      await pictures(page, "admin-expiry");
      await strip.getByRole("button", { name: /: 3 entries$/ }).focus();
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Show all" }).waitFor();
      assert.match(page.url(), /from=.*until=/);
      await page.getByRole("link", { name: "Billing" }).first().click();
      await page.getByRole("heading", { name: "Billing" }).waitFor();
    });

    await step("the access map shows who can call what", async () => {
      await arm("PUT", "/clientApplications/idle", {
        properties: {
          displayName: "Idle",
          ownerId: "/users/ada",
          enabled: false,
        },
      });
      await page.getByRole("link", { name: "Access map" }).click();
      await node(page, /^Application Orders, 1 connection$/).waitFor();
      await accessible(page, "admin, access map");
      await pictures(page, "admin-access-map");
      await node(page, /^Application Idle Disabled/).focus();
      await page.keyboard.press("Enter");
      await page.getByText("All its calls are refused.").waitFor();
      assert.match(page.url(), /application=idle/);
      await page.goBack();
      await node(page, /^Product Unlimited/).click();
      await node(page, /^API Echo API/).waitFor();
      await node(page, /^Application Billing/).waitFor({ state: "detached" });
      await page
        .getByRole("button", { name: "Who can call what: show as a table" })
        .click();
      await page.getByRole("row", { name: /^Orders Unlimited Echo API/ }).waitFor();
      await look(page, "admin, access map as a table");
    });

    await step("many applications stay readable", async () => {
      await many(140);
      await page.goto(`${portal}/access-map`);
      const group = node(page, /^Application [0-9]+ applications, 1 connection/);
      await group.first().waitFor();
      assert.ok((await page.locator("[data-row]").count()) < 40);
      await accessible(page, "admin, access map of many");
      await pictures(page, "admin-access-map-many");
      await group.first().click();
      await page.getByRole("button", { name: /^Show more/ }).waitFor();
      assert.match(page.url(), /group=/);
      await page.goto(`${portal}/access-map`);
      await page
        .getByRole("searchbox", { name: "Search applications" })
        .fill("Robot 139");
      await node(page, /^Application Robot 139/).waitFor();
    });

    assert.deepEqual(
      complaints.filter((each) => !each.includes("404")),
      [],
    );
  } finally {
    await manager.browser.close();
  }
});

/** Applications that may call and some that may not, and their calls. */
async function estate() {
  const properties = {
    email: `ada@${suffix}`,
    firstName: "Ada",
    lastName: "Lovelace",
  };
  await arm("PUT", "/users/ada", { properties });
  await arm("PATCH", "/products/unlimited", {
    properties: {
      authenticationType: ["subscription-key", "application-token"],
    },
  });
  for (const [name, displayName] of [
    ["orders", "Orders"],
    ["billing", "Billing"],
    ["idle", "Idle"],
  ]) {
    await arm("PUT", `/clientApplications/${name}`, {
      properties: { displayName, ownerId: "/users/ada" },
    });
  }
  const productId = `${gatehouseService()}/products/unlimited`;
  await arm("PUT", "/clientApplications/orders/productLinks/unlimited", {
    properties: { productId },
  });
  await arm("PUT", "/clientApplications/billing/productLinks/unlimited", {
    properties: { productId },
  });
  await arm("PUT", "/clientApplications/idle/productLinks/unlimited", {
    properties: { productId },
  });
  const product = await ask("GET", "/products/unlimited");
  const scope = `${product.properties.application.entra.audience}/.default`;
  const orders = await tokenOf("orders", scope);
  const billing = await tokenOf("billing", scope);
  const echo = `${gatehouse.gatewayUrl}/echo/resource`;
  for (let i = 0; i < 12; i++) assert.equal((await call(echo, orders)), 200);
  for (let i = 0; i < 5; i++) assert.equal(await call(echo, billing), 200);
  await arm("DELETE", "/clientApplications/billing/productLinks/unlimited");
  for (let i = 0; i < 3; i++) assert.equal(await call(echo, billing), 403);
  for (let i = 0; i < 4; i++) assert.equal(await call(echo), 401);
  assert.equal(await call(echo, "no.token.at-all"), 401);
  assert.equal(await call(`${gatehouse.gatewayUrl}/echo/none`, orders), 404);
}

/** Applications of which half can call one product and half another. */
async function many(count) {
  const base = gatehouseService();
  await arm("PATCH", "/products/starter", {
    properties: {
      authenticationType: ["subscription-key", "application-token"],
    },
  });
  const one = async (index) => {
    const path = `/clientApplications/robot-${index}`;
    await arm("PUT", path, {
      properties: { displayName: `Robot ${index}`, ownerId: "/users/ada" },
    });
    const product = index % 2 === 0 ? "starter" : "unlimited";
    await arm("PUT", `${path}/productLinks/${product}`, {
      properties: { productId: `${base}/products/${product}` },
    });
  };
  const left = Array.from({ length: count }, (_, index) => index);
  const work = async () => {
    for (let index = left.pop(); index !== undefined; index = left.pop())
      await one(index);
  };
  await Promise.all([work(), work(), work(), work()]);
}

const gatehouseService = () => service.slice(gatehouse.controlUrl.length);

/** Something on the access map. */
const node = (page, name) =>
  page
    .getByRole("group", { name: /^Applications, products and APIs/ })
    .getByRole("button", { name });

async function call(url, token) {
  const headers = token ? { Authorization: `Bearer ${token}` } : {};
  const reply = await fetch(url, { headers });
  await reply.arrayBuffer();
  return reply.status;
}

async function tokenOf(application, scope) {
  const { entra } = await ask(
    "POST",
    `/clientApplications/${application}/listSecrets`,
  );
  const { properties } = await ask("GET", `/clientApplications/${application}`);
  return grant(properties.entraApplicationId, entra.clientSecret, scope);
}

async function grant(clientId, clientSecret, scope) {
  const reply = await fetch(gatehouse.tokenUrl, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: clientSecret,
      scope,
    }),
  });
  const answer = await reply.json();
  assert.ok(reply.ok, JSON.stringify(answer));
  return answer.access_token;
}

let managersToken;

/** What the Resource Manager API answers. */
async function ask(method, path) {
  managersToken ??= await grant(
    gatehouse.automation.clientId,
    gatehouse.automation.clientSecret,
    "https://management.azure.com/.default",
  );
  const reply = await fetch(
    `${service}${path}?api-version=2025-09-01-preview`,
    {
      method,
      headers: { Authorization: `Bearer ${managersToken}` },
    },
  );
  assert.ok(reply.ok, `${method} ${path}: ${reply.status}`);
  return reply.json();
}

/** Pictures in both themes, and of a telephone. */
async function pictures(page, name) {
  if (!process.env.PICTURES) return;
  const theme = page.getByRole("switch", { name: "Dark theme" });
  const free = await theme.isVisible() && (await page.getByRole("dialog").count()) === 0;
  if (free) {
    await theme.setChecked(true);
    await picture(page, `${name}-dark`);
    await theme.setChecked(false);
  }
  const size = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  await picture(page, `${name}-360`);
  await page.setViewportSize(size);
  await picture(page, name);
}
