// The walk-through once more, by keyboard alone: nothing here clicks.
import assert from "node:assert/strict";
import { test } from "node:test";
import { arm, browse, gatehouse, password, step } from "./estate.mjs";

const suffix = gatehouse.administrator.userName.split("@")[1];
const MOST = 60;
const ROUNDS = 5;

/** What a screen reader would call the element that has the focus. */
const focused = (page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    const label =
      at.getAttribute("aria-label") ??
      [...(at.labels ?? [])].map((each) => each.innerText).join(" ");
    return (label || at.innerText || at.getAttribute("name") || "").trim();
  });

/** Presses Tab until that has the focus; once more round the page where it was still loading. */
async function tabTo(page, name) {
  const seen = [];
  for (let i = 0; i < MOST * ROUNDS; i++) {
    if (i > 0 && i % MOST === 0) await page.waitForTimeout(1000);
    await page.keyboard.press("Tab");
    const now = await focused(page);
    if (typeof name === "string" ? now === name : name.test(now)) return;
    seen.push(now);
  }
  assert.fail(`${name} is not reached; ${seen.join(" | ")}`);
}

async function signIn(page, portalUrl, user, oldPassword) {
  await page.goto(portalUrl);
  await page.getByRole("link", { name: "Sign in" }).first().waitFor();
  await tabTo(page, "Sign in");
  await page.keyboard.press("Enter");
  await page.locator("input[name=name]").waitFor();
  await page.locator("input[name=name]").focus();
  await page.keyboard.type(user);
  await page.keyboard.press("Tab");
  await page.keyboard.type(oldPassword);
  await page.keyboard.press("Enter");
  const signOut = page.getByRole("button", { name: "Sign out" });
  const again = page.locator("input[name=again]");
  await again.or(signOut).first().waitFor();
  if (await again.isVisible()) {
    await page.locator("input[name=new]").focus();
    await page.keyboard.type(password);
    await page.keyboard.press("Tab");
    await page.keyboard.type(password);
    await page.keyboard.press("Enter");
    await signOut.waitFor();
  }
}

/** The page's heading has the focus: who doesn't see it hears where they are. */
async function arrives(page, heading) {
  await page.getByRole("heading", { name: heading, level: 1 }).waitFor();
  await hasFocus(page, heading);
}

/** Waits until that has the focus. */
async function hasFocus(page, name) {
  let now = "";
  for (let i = 0; i < 100; i++) {
    now = await focused(page);
    if (typeof name === "string" ? now === name : name.test(now)) return;
    await page.waitForTimeout(100);
  }
  assert.fail(`${name} should have the focus; it is at ${now}`);
}

test("everything by keyboard", { timeout: 240_000 }, async () => {
  await arm("PUT", "/users/ada", {
    properties: {
      email: `ada@${suffix}`,
      firstName: "Ada",
      lastName: "Lovelace",
      password,
    },
  });
  await arm("PUT", "/products/unlimited/groups/developers");
  const manager = await browse("manager");
  const developer = await browse("developer");
  try {
    const { page } = manager;
    await step("the manager signs in and skips to the content", async () => {
      await signIn(
        page,
        gatehouse.adminPortalUrl,
        gatehouse.administrator.userName,
        gatehouse.administrator.password,
      );
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.reload();
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.keyboard.press("Tab");
      assert.equal(await focused(page), "Skip to the content");
    });

    await step("and switches application based access on", async () => {
      await tabTo(page, "Products");
      await page.keyboard.press("Enter");
      await arrives(page, "Products");
      await tabTo(page, "Unlimited");
      await page.keyboard.press("Enter");
      await arrives(page, "Unlimited");
      // The tabs are one stop for the tab key, and arrow keys lead from one to the next.
      await tabTo(page, "Settings");
      await page.keyboard.press("ArrowRight");
      assert.equal(await focused(page), "Properties");
      await page.keyboard.press("Enter");
      await page.getByRole("switch", { name: /OAuth 2.0 token/ }).waitFor();
      await tabTo(page, /OAuth 2.0 token/);
      await page.keyboard.press("Space");
      await page.getByText("Audience", { exact: true }).waitFor();
    });

    await step("and registers an application", async () => {
      await page.keyboard.press("Home");
      await page.reload();
      await page.getByRole("heading", { level: 1 }).waitFor();
      await tabTo(page, "Applications");
      await page.keyboard.press("Enter");
      await arrives(page, "Applications");
      await tabTo(page, "Register application");
      await page.keyboard.press("Enter");
      await page.getByRole("textbox", { name: "Name" }).waitFor();
      await hasFocus(page, /^Name/);
      await page.keyboard.press("Escape");
      await page
        .getByRole("textbox", { name: "Name" })
        .waitFor({ state: "detached" });
      await hasFocus(page, "Register application");
      await page.keyboard.press("Enter");
      await page.getByRole("textbox", { name: "Name" }).waitFor();
      await hasFocus(page, /^Name/);
      await page.keyboard.type("Orders");
      await tabTo(page, /^Owner/);
      await page.keyboard.type("ada");
      await page.getByRole("option", { name: "Ada Lovelace" }).waitFor();
      // The list that was there before the search stands until its answer comes.
      await page
        .getByRole("listbox", { name: "Owner" })
        .getByRole("option")
        .nth(1)
        .waitFor({ state: "detached" });
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      assert.equal(
        await page.getByRole("combobox", { name: "Owner" }).inputValue(),
        `ada@${suffix}`,
      );
      await tabTo(page, /^Unlimited/);
      await page.keyboard.press("Space");
      await tabTo(page, "Register");
      await page.keyboard.press("Enter");
      await arrives(page, "Orders");
    });

    await step("a question keeps the focus, and gives it back", async () => {
      await tabTo(page, "Delete");
      await page.keyboard.press("Enter");
      const question = page.getByRole("alertdialog");
      await question.waitFor();
      assert.ok(
        await question.evaluate((each) =>
          each.contains(document.activeElement),
        ),
      );
      await tabTo(page, "Cancel");
      await page.keyboard.press("Enter");
      await question.waitFor({ state: "detached" });
      await hasFocus(page, "Delete");
    });

    await step("the developer shows the secret", async () => {
      const { page } = developer;
      await signIn(
        page,
        gatehouse.developerPortalUrl,
        `ada@${suffix}`,
        password,
      );
      await page.getByRole("heading", { level: 1 }).waitFor();
      await tabTo(page, "My applications");
      await page.keyboard.press("Enter");
      await arrives(page, "My applications");
      await page.getByRole("link", { name: /^Orders/ }).waitFor();
      await tabTo(page, /^Orders/);
      await page.keyboard.press("Enter");
      await arrives(page, "Orders");
      await tabTo(page, "Show secret");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Copy secret" }).waitFor();
      await tabTo(page, "Copy secret");
      await page.keyboard.press("Enter");
      await page.getByText("Copied").first().waitFor();
    });
    for (const { complaints, name } of [manager, developer]) {
      assert.deepEqual(complaints, [], `the console of the ${name}`);
    }
  } finally {
    await Promise.all(
      [manager, developer].map(({ browser }) => browser.close()),
    );
  }
});
