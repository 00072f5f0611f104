import type { Theme } from "@fluentui/react-components";
import { describe, expect, test } from "vitest";
import { brandTheme, ramp } from "./brandTheme";
import { contrast, hex, judge, LEAST_CONTRAST, parseColor, type Rgb } from "./contrast";

const rgb = (color: string): Rgb => {
  const parsed = parseColor(color);
  if (!parsed) throw new Error(`${color} is no colour`);
  return parsed;
};

/** Colours from all around, each as dark as a brand's has to be. */
const colors = [0, 64, 128, 192, 255]
  .flatMap((red) => [0, 64, 128, 192, 255].flatMap((green) => [0, 128, 255].map((blue): Rgb => [red, green, blue])))
  .map((color) => judge(color).better ?? hex(color));

/** What stands on what. */
const pairs: [keyof Theme, keyof Theme][] = [
  ["colorNeutralForegroundOnBrand", "colorBrandBackground"],
  ["colorNeutralForegroundOnBrand", "colorBrandBackgroundHover"],
  ["colorNeutralForegroundOnBrand", "colorBrandBackgroundPressed"],
  ["colorBrandForegroundLink", "colorNeutralBackground1"],
  ["colorBrandForegroundLink", "colorNeutralBackground1Selected"],
  ["colorBrandForegroundLinkHover", "colorNeutralBackground1Hover"],
  ["colorBrandForeground1", "colorNeutralBackground1"],
  ["colorBrandForeground2", "colorBrandBackground2"],
  ["colorCompoundBrandForeground1", "colorNeutralBackground1"],
  ["colorCompoundBrandForeground1Pressed", "colorNeutralBackground1Pressed"],
];

describe("the theme of a brand", () => {
  test.each([false, true])("can be read, whatever the colour (dark: %s)", (dark) => {
    for (const color of colors) {
      const theme = brandTheme(color, dark);
      for (const [text, surface] of pairs) {
        expect(
          contrast(rgb(String(theme[text])), rgb(String(theme[surface]))),
          `${text} on ${surface}, ${color}`,
        ).toBeGreaterThanOrEqual(LEAST_CONTRAST);
      }
    }
  });

  test("is Fluent's own where no colour is chosen, or one that can't be read", () => {
    expect(brandTheme(undefined, false)).toBe(brandTheme("red; }", false));
  });

  test("has the colour itself in the middle of its tones", () => {
    expect(ramp(rgb("#0b6a0b"))[80]).toBe("#0b6a0b");
  });
});

describe("a colour that is too light", () => {
  test.each(["#ffcc00", "#00ffff", "#ff69b4", "#ffffff"])("%s is told, with a darker tone that will do", (color) => {
    const { contrast: found, better } = judge(rgb(color));
    expect(found).toBeLessThan(LEAST_CONTRAST);
    expect(judge(rgb(better ?? "")).better).toBeUndefined();
  });

  test("one that is dark enough is taken as it is", () => {
    expect(judge(rgb("#0f6cbd")).better).toBeUndefined();
    expect(judge(rgb("#0f6cbd")).contrast).toBeCloseTo(5.4, 1);
  });
});
