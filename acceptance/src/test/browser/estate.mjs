// What the walk through the portals stands on: a running Gatehouse, a developer, and a browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(
  new URL("../../../../portal/web/package.json", import.meta.url),
);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

export const gatehouse = JSON.parse(
  readFileSync(process.env.GATEHOUSE_JSON, "utf8"),
);
export const password = "Chosen-in-the-browser-7";

/** The path of the service at the Resource Manager API. */
export const service =
  `${gatehouse.controlUrl}/subscriptions/${gatehouse.subscriptionId}/resourceGroups/${gatehouse.resourceGroup}` +
  `/providers/Microsoft.ApiManagement/service/${gatehouse.serviceName}`;

let token;

/** Asks the Resource Manager API as automation does, and gives what it answers. */
export async function arm(method, path, body) {
  token ??= await managersToken();
  const reply = await fetch(
    `${service}${path}${path.includes("?") ? "&" : "?"}api-version=2025-09-01-preview`,
    {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        "Content-Type": "application/json",
        "If-Match": "*",
      },
      body: body && JSON.stringify(body),
    },
  );
  const text = await reply.text();
  assert.ok(reply.ok, `${method} ${path}: ${reply.status} ${text}`);
  return text === "" ? undefined : JSON.parse(text);
}

async function managersToken() {
  const reply = await fetch(gatehouse.tokenUrl, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: gatehouse.automation.clientId,
      client_secret: gatehouse.automation.clientSecret,
      scope: "https://management.azure.com/.default",
    }),
  });
  return (await reply.json()).access_token;
}

const open = new Set();

/** Says which step it was that failed, and what each browser showed then; FAILURES names a folder for pictures of it. */
export async function step(name, walk) {
  try {
    await walk();
  } catch (failure) {
    const shown = [];
    for (const { page, name: person } of open) {
      shown.push(
        `${person} at ${page.url()}:\n${await page.ariaSnapshot().catch(String)}`,
      );
      if (process.env.FAILURES) {
        await page
          .screenshot({ path: `${process.env.FAILURES}/${person}.png` })
          .catch(String);
      }
    }
    throw new Error(`${name}: ${failure.message}\n${shown.join("\n")}`, {
      cause: failure,
    });
  }
}

/** A browser of its own for one person. Whatever its pages say in the console, or break of their policy, is kept. */
export async function browse(name) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: process.getuid() === 0 ? ["--no-sandbox"] : [],
  });
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    viewport: { width: 1200, height: 800 },
    colorScheme: "light",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  const complaints = [];
  page.on(
    "console",
    (message) => message.type() === "error" && complaints.push(message.text()),
  );
  page.on("pageerror", (error) => complaints.push(String(error)));
  const person = { browser, context, page, complaints, name };
  open.add(person);
  browser.on("disconnected", () => open.delete(person));
  return person;
}

/** Signs in at a portal, with a new password where one is asked for. */
export async function signIn(page, portalUrl, user, oldPassword) {
  await page.goto(portalUrl);
  // In the header, and where a page needs to know who reads it.
  await page.getByRole("link", { name: "Sign in" }).first().click();
  await page.locator("input[name=name]").fill(user);
  await page.locator("input[name=password]").fill(oldPassword);
  await page.locator("button[type=submit], input[type=submit]").first().click();
  const again = page.locator("input[name=again]");
  const signOut = page.getByRole("button", { name: "Sign out" });
  await again.or(signOut).first().waitFor();
  if (await again.isVisible()) {
    await page.locator("input[name=new]").fill(password);
    await again.fill(password);
    await page
      .locator("button[type=submit], input[type=submit]")
      .first()
      .click();
    await signOut.waitFor();
  }
}

/** The elements that stick out of a telephone. */
const tooWide = (page) =>
  page.evaluate(() => {
    const scrolls = (each) =>
      each !== null &&
      (getComputedStyle(each).overflowX === "auto" ||
        scrolls(each.parentElement));
    return [...document.querySelectorAll("body *")]
      .filter((each) => each.getBoundingClientRect().right > 361)
      .filter((each) => !scrolls(each))
      .map((each) => each.outerHTML.slice(0, 160))
      .slice(0, 12)
      .join("\n");
  });

/** Fails if the page breaks a rule of accessibility in one of the two themes, or is wider than a telephone. */
export async function accessible(page, name) {
  const theme = page.getByRole("switch", { name: "Dark theme" });
  for (const dark of [true, false]) {
    if (await theme.isVisible()) await theme.setChecked(dark);
    await look(page, `${name}, ${dark ? "dark" : "light"}`);
  }
  const size = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  const width = await page.evaluate(
    () => document.scrollingElement.scrollWidth,
  );
  assert.ok(
    width <= 360,
    `${name} is ${width} wide on a telephone: ${width <= 360 ? "" : await tooWide(page)}`,
  );
  await page.setViewportSize(size);
}

/** Fails if the page, as it is now, breaks a rule of accessibility. */
export async function look(page, name) {
  // Past the page's policy, as an extension would be.
  const session = await page.context().newCDPSession(page);
  // Fluent's guards of the focus pass it on as soon as they have it; nobody ever is at one.
  const run = `${axe}; axe.run({ exclude: ["[data-tabster-dummy]"] }).then((found) => JSON.stringify(found.violations.map((one) => ({ rule: one.id,
    at: one.nodes.map((node) => node.html.slice(0, 200) + " " + node.failureSummary) }))))`;
  await page.evaluate(() =>
    Promise.all(
      document.getAnimations().map((each) => each.finished.catch(() => {})),
    ),
  );
  const { result } = await session.send("Runtime.evaluate", {
    expression: run,
    awaitPromise: true,
  });
  assert.deepEqual(JSON.parse(result.value), [], name);
}

/** Keeps a picture of the whole page for the documentation, where one was asked for. */
export async function picture(page, name) {
  if (!process.env.PICTURES) return;
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({
    path: `${process.env.PICTURES}/${name}.png`,
    fullPage: true,
  });
}
