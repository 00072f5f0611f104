import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { expect, test } from "vitest";
import { filterOf, PERIODS, usePeriod, windowOf } from "./period";

test("every period is divided finely enough to see something, and not finer than can be drawn", () => {
  const now = Date.UTC(2026, 4, 4, 12, 34);
  for (const length of Object.values(PERIODS)) {
    const window = windowOf(now - length, now);
    expect(window.times.length).toBeGreaterThan(40);
    expect(window.times.length).toBeLessThan(100);
    expect(window.from).toBeLessThanOrEqual(now - length);
    expect(window.until).toBeGreaterThanOrEqual(now);
    expect(window.times.at(-1)).toBe(window.until - window.length);
  }
});

test("a minute is the least that is looked at", () => {
  const now = Date.UTC(2026, 4, 4, 12, 34);
  expect(windowOf(now, now + 1000).times).toEqual([now]);
});

function Shown() {
  const period = usePeriod();
  return (
    <>
      <output>{`${period.name} ${decodeURIComponent(filterOf(period, "outcome"))}`}</output>
      <button onClick={() => period.set({ application: "o'brien", period: "7d" })}>change</button>
    </>
  );
}

test("the address says what is asked, and quotes what it names", async () => {
  render(
    <MemoryRouter initialEntries={["/?from=2026-05-04T12:00:00Z&until=2026-05-04T13:00:00Z&outcome=LINK_MISSING"]}>
      <Shown />
    </MemoryRouter>,
  );
  expect(screen.getByRole("status").textContent).toBe(
    "undefined timestamp ge datetime'2026-05-04T12:00:00' and timestamp lt datetime'2026-05-04T13:00:00'" +
      " and outcome eq 'LINK_MISSING'",
  );
  await userEvent.setup().click(screen.getByRole("button"));
  expect(screen.getByRole("status").textContent).toContain("applicationId eq 'o''brien'");
});

test("an address that says nothing of use shows the last day", () => {
  render(
    <MemoryRouter initialEntries={["/?period=forever&from=yesterday"]}>
      <Shown />
    </MemoryRouter>,
  );
  expect(screen.getAllByRole("status").at(-1)?.textContent).toMatch(/^24h /);
});
