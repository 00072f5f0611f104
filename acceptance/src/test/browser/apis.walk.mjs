// The manager writes policies that the server looks at while they are typed, and sees what results from them at the gateway.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  accessible,
  arm,
  browse,
  gatehouse,
  look,
  picture,
  signIn,
  step,
} from "./estate.mjs";

test("a manager works on APIs and policies", { timeout: 240_000 }, async () => {
  const manager = await browse("manager");
  const { page } = manager;
  try {
    await step("the manager signs in", () =>
      signIn(
        page,
        gatehouse.adminPortalUrl,
        gatehouse.administrator.userName,
        gatehouse.administrator.password,
      ),
    );

    await step(
      "the policy of all APIs is looked at while it is typed",
      async () => {
        await page.getByRole("link", { name: "Policies", exact: true }).click();
        const editor = page.getByRole("textbox", { name: "Policy document" });
        await editor.waitFor();
        await page.getByText("The document can be run.").waitFor();
        await editor.fill(
          "<policies>\n    <inbound>\n        <base />\n    </inbound>\n</policies>\n",
        );
        await page.getByRole("button", { name: /^Line 3, column 9: / }).click();
        assert.equal(await editor.evaluate((area) => area.selectionStart), 33);
        await accessible(page, "admin, policy with a problem");
        await picture(page, "admin-policy");
        await page.getByRole("button", { name: "Discard changes" }).click();
        await page
          .getByRole("button", { name: "Show effective policy" })
          .click();
        await page
          .getByRole("region", { name: "backend" })
          .getByText("<forward-request")
          .waitFor();
        await accessible(page, "admin, effective policy");
      },
    );

    assert.deepEqual(manager.complaints, []);
  } finally {
    await manager.browser.close();
  }
});
