/** A colour as its three parts, each from 0 to 255. */
export type Rgb = readonly [number, number, number];

/** WCAG 2.2's least contrast of text (1.4.3). */
export const LEAST_CONTRAST = 4.5;

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];

/** @returns undefined unless it is `#` and six hexadecimal digits */
export function parseColor(text: string): Rgb | undefined {
  if (!/^#[0-9a-f]{6}$/i.test(text)) return undefined;
  const value = Number.parseInt(text.slice(1), 16);
  return [value >> 16, (value >> 8) & 0xff, value & 0xff];
}

export const hex = (color: Rgb): string =>
  `#${color
    .map((part) =>
      Math.max(0, Math.min(255, Math.round(part)))
        .toString(16)
        .padStart(2, "0"),
    )
    .join("")}`;

function luminance(color: Rgb): number {
  const [red, green, blue] = color.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** From 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const mixed = (color: Rgb, other: Rgb, share: number): Rgb =>
  color.map((part, index) => part + ((other[index] ?? 0) - part) * share) as unknown as Rgb;

/** The colour, mixed with black or white as little as gives it this contrast with another. */
export function reaching(color: Rgb, toward: "black" | "white", background: Rgb, least: number): Rgb {
  for (let step = 0; step <= 100; step++) {
    const candidate = mixed(color, toward === "black" ? BLACK : WHITE, step / 100);
    // As it will be written, so that rounding takes nothing away.
    const rounded = parseColor(hex(candidate)) ?? candidate;
    if (contrast(rounded, background) >= least) return rounded;
  }
  return toward === "black" ? BLACK : WHITE;
}

/** The contrast of white text on the colour, and the nearest tone that is dark enough where it is too low. */
export function judge(color: Rgb): { contrast: number; better?: string } {
  const found = contrast(color, WHITE);
  return found >= LEAST_CONTRAST
    ? { contrast: found }
    : { contrast: found, better: hex(reaching(color, "black", WHITE, LEAST_CONTRAST)) };
}

export { mixed };
