import { expect, test } from "vitest";
import { ticks, timeTicks } from "./scale";

test.each([
  [0, [0, 1]],
  [1, [0, 0.5, 1]],
  [7, [0, 5, 10]],
  [1000, [0, 500, 1000]],
  [0.3, [0, 0.1, 0.2, 0.3]],
])("ticks up to %d are round and reach it", (most, wanted) => {
  expect(ticks(most, 3)).toEqual(wanted);
});

test("ticks of a day are whole hours of the reader's zone", () => {
  const from = new Date(2026, 0, 31, 9, 17).getTime();
  const { at, step } = timeTicks(from, from + 24 * 3_600_000, 8);
  expect(step).toBe(3 * 3_600_000);
  expect(at.length).toBeGreaterThan(6);
  for (const each of at) {
    expect(new Date(each).getMinutes()).toBe(0);
    expect(new Date(each).getHours() % 3).toBe(0);
  }
});

test("ticks of a quarter of a year begin at midnights, also where the clocks change", () => {
  const from = new Date(2026, 1, 1, 15).getTime();
  for (const each of timeTicks(from, from + 90 * 24 * 3_600_000, 10).at) {
    expect(new Date(each).getHours()).toBe(0);
  }
});
