import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { MemoryRouter } from "react-router";
import { afterEach, expect, test, vi } from "vitest";
import { EventTimeline } from "./EventTimeline";
import { TimeSeries } from "./TimeSeries";
import { TopBars } from "./TopBars";
import { YearStrip } from "./YearStrip";

const HOUR = 3_600_000;
const NOON = new Date(2026, 4, 4, 12).getTime();

afterEach(cleanup);

function show(chart: ReactNode) {
  render(
    <FluentProvider theme={webLightTheme}>
      <MemoryRouter>{chart}</MemoryRouter>
    </FluentProvider>,
  );
}

test("the arrow keys read a chart, and Enter chooses a stretch of time", async () => {
  const user = userEvent.setup();
  const select = vi.fn();
  show(
    <TimeSeries
      title="Calls"
      kind="bars"
      times={[NOON, NOON + HOUR, NOON + 2 * HOUR]}
      interval={HOUR}
      series={[
        { name: "Served", tone: "good", values: [5, 7, 1] },
        { name: "Refused", tone: "bad", values: [0, 2, undefined] },
      ]}
      select={select}
    />,
  );
  const plot = screen.getByRole("slider", { name: "Calls" });
  plot.focus();
  await user.keyboard("{End}{ArrowLeft}");
  expect(plot.getAttribute("aria-valuetext")).toContain("Served 7, Refused 2");
  expect(plot.getAttribute("aria-valuenow")).toBe("1");
  await user.keyboard("{Enter}");
  expect(select).toHaveBeenCalledWith(1);
});

test("a chart's numbers can be read as a table", async () => {
  const user = userEvent.setup();
  show(
    <TopBars
      title="Applications"
      of="Application"
      parts={[
        { name: "Served", tone: "good" },
        { name: "Refused", tone: "bad" },
      ]}
      bars={[
        { key: "a", name: "Orders", to: "/applications/orders", values: [10, 2] },
        { key: "b", name: "Stock", values: [0, 0] },
      ]}
    />,
  );
  expect(screen.getByRole("link", { name: "Orders" }).getAttribute("href")).toBe("/applications/orders");
  await user.click(screen.getByRole("button", { name: "Applications: show as a table" }));
  const row = screen.getByRole("row", { name: /Orders/ });
  expect(
    within(row)
      .getAllByRole("cell")
      .map((cell) => cell.textContent),
  ).toEqual(["Orders", "10", "2", "12"]);
  await user.click(screen.getByRole("button", { name: "Applications: show as a picture" }));
  expect(screen.queryByRole("table")).toBeNull();
});

test("one mark at a time is in the order of tabs; the arrow keys lead on, to other rows too", async () => {
  const user = userEvent.setup();
  const select = vi.fn();
  show(
    <EventTimeline
      title="Refusals"
      from={NOON}
      until={NOON + 24 * HOUR}
      lanes={[
        { key: "role", name: "Role missing", tone: "bad" },
        { key: "rate", name: "Rate limited", tone: "warning" },
      ]}
      events={[
        { key: "1", at: NOON + HOUR, lane: "role", text: "GET /echo" },
        { key: "2", at: NOON + 12 * HOUR, lane: "role", text: "GET /echo" },
        { key: "3", at: NOON + 13 * HOUR, lane: "rate", text: "GET /stock" },
        { key: "4", at: NOON + 13 * HOUR + 1, lane: "rate", text: "GET /stock" },
      ]}
      select={select}
    />,
  );
  const marks = screen.getAllByRole("button").filter((button) => button.hasAttribute("data-row"));
  expect(marks).toHaveLength(3);
  expect(marks.filter((mark) => mark.getAttribute("tabindex") === "0")).toHaveLength(1);
  marks[0]?.focus();
  await user.keyboard("{ArrowRight}{ArrowDown}{Enter}");
  expect(document.activeElement?.getAttribute("aria-label")).toContain("Rate limited: 2 entries");
  expect(select.mock.calls[0]?.[0]).toHaveLength(2);
});

test("when the mark that one is at goes, another one has the focus", () => {
  const event = (key: string, hours: number) => ({ key, at: NOON + hours * HOUR, lane: "role", text: "GET" });
  const timeline = (events: ReturnType<typeof event>[]) => (
    <FluentProvider theme={webLightTheme}>
      <EventTimeline
        title="Refusals"
        from={NOON}
        until={NOON + 24 * HOUR}
        lanes={[{ key: "role", name: "Role missing", tone: "bad" }]}
        events={events}
        select={() => {}}
      />
    </FluentProvider>
  );
  const shown = render(timeline([event("1", 1), event("2", 12)]));
  const marks = screen.getAllByRole("button").filter((button) => button.hasAttribute("data-row"));
  marks[1]?.focus();
  shown.rerender(timeline([event("1", 1), event("3", 20)]));
  expect(document.activeElement?.getAttribute("data-row")).toBe("0");
});

test("the year has what is past first, and a mark opens its weeks", async () => {
  const user = userEvent.setup();
  const select = vi.fn();
  const day = 24 * HOUR;
  show(
    <YearStrip
      title="Secrets"
      from={NOON}
      days={[
        { at: NOON - day, count: 1 },
        { at: NOON + 40 * day, count: 3 },
        { at: NOON + 41 * day, count: 2 },
        { at: NOON + 5000 * day, count: 1 },
      ]}
      tone={(days) => (days < 0 ? "bad" : "good")}
      select={select}
    />,
  );
  const marks = screen.getAllByRole("button").filter((button) => button.hasAttribute("data-row"));
  expect(marks.map((mark) => mark.getAttribute("aria-label"))[0]).toBe("Before today: 1 entry");
  expect(marks).toHaveLength(2);
  expect(marks[1]?.getAttribute("aria-label")).toMatch(/5 entries$/);
  await user.click(marks[1] as Element);
  const [from, until] = select.mock.calls[0] as [number, number];
  expect(from <= NOON + 40 * day && NOON + 40 * day < until).toBe(true);
});

test("where there is nothing to draw, the chart says so", () => {
  show(<TimeSeries title="Calls" kind="lines" times={[]} interval={HOUR} series={[]} empty="No call yet." />);
  expect(screen.getByText("No call yet.")).toBeTruthy();
  expect(screen.queryByRole("slider")).toBeNull();
});
