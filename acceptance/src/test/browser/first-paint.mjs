// Measures how soon something is painted for a visitor who was never there: GATEHOUSE_JSON names a running Gatehouse's
// description, CHROMIUM the browser, ROUNDS how often. Prints medians in milliseconds.
import { browse, gatehouse } from "./estate.mjs";

const rounds = Number(process.env.ROUNDS ?? 9);
const median = (numbers) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

for (const [portal, url] of [
  ["admin", gatehouse.adminPortalUrl],
  ["developer", gatehouse.developerPortalUrl],
]) {
  const first = [];
  const application = [];
  for (let round = 0; round < rounds; round++) {
    const { browser, page } = await browse(portal);
    await page.goto(url);
    await page.getByRole("heading", { level: 1 }).waitFor();
    const painted = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const [{ startTime }] = performance.getEntriesByName(
            "first-contentful-paint",
          );
          new PerformanceObserver((list) =>
            resolve([startTime, list.getEntries().at(-1).startTime]),
          ).observe({ type: "largest-contentful-paint", buffered: true });
        }),
    );
    first.push(painted[0]);
    application.push(painted[1]);
    await browser.close();
  }
  console.log(
    `${portal}: first contentful paint ${Math.round(median(first))} ms, largest ${Math.round(median(application))} ms ` +
      `(medians of ${rounds}, each in a new profile)`,
  );
}
