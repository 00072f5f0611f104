import {
  type BrandVariants,
  createDarkTheme,
  createLightTheme,
  type Theme,
  webDarkTheme,
  webLightTheme,
} from "@fluentui/react-components";
import { hex, mixed, parseColor, reaching, type Rgb } from "./contrast";

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
/** The darkest surface of the light theme and the lightest of the dark one on which links and labels stand. */
const LIGHT_SURFACE: Rgb = [0xeb, 0xeb, 0xeb];
const DARK_SURFACE: Rgb = [0x3d, 0x3d, 0x3d];
const DARKER = { 10: 0.85, 20: 0.74, 30: 0.63, 40: 0.52, 50: 0.4, 60: 0.27, 70: 0.13 } as const;
const LIGHTER = { 90: 0.14, 100: 0.26, 110: 0.37, 120: 0.47, 130: 0.57, 140: 0.67, 150: 0.77, 160: 0.86 } as const;

/** The tones of a brand from dark (10) to light (160); the chosen colour itself is the eightieth. */
export function ramp(color: Rgb): BrandVariants {
  const tone = (toward: Rgb, share: number) => hex(mixed(color, toward, share));
  return {
    10: tone(BLACK, DARKER[10]),
    20: tone(BLACK, DARKER[20]),
    30: tone(BLACK, DARKER[30]),
    40: tone(BLACK, DARKER[40]),
    50: tone(BLACK, DARKER[50]),
    60: tone(BLACK, DARKER[60]),
    70: tone(BLACK, DARKER[70]),
    80: hex(color),
    90: tone(WHITE, LIGHTER[90]),
    100: tone(WHITE, LIGHTER[100]),
    110: tone(WHITE, LIGHTER[110]),
    120: tone(WHITE, LIGHTER[120]),
    130: tone(WHITE, LIGHTER[130]),
    140: tone(WHITE, LIGHTER[140]),
    150: tone(WHITE, LIGHTER[150]),
    160: tone(WHITE, LIGHTER[160]),
  };
}

/** What is written or drawn in the brand's colour can be read on every surface of its theme. */
function readable(theme: Theme, color: Rgb, dark: boolean): Theme {
  const text = (least: number) =>
    hex(reaching(color, dark ? "white" : "black", dark ? DARK_SURFACE : LIGHT_SURFACE, least));
  const [usual, hover, pressed] = [text(4.6), text(5.4), text(6.2)];
  return {
    ...theme,
    colorBrandForeground1: usual,
    colorBrandForeground2: hover,
    colorBrandForeground2Hover: hover,
    colorBrandForeground2Pressed: pressed,
    colorBrandForegroundLink: usual,
    colorBrandForegroundLinkHover: hover,
    colorBrandForegroundLinkPressed: pressed,
    colorBrandForegroundLinkSelected: usual,
    colorCompoundBrandForeground1: usual,
    colorCompoundBrandForeground1Hover: hover,
    colorCompoundBrandForeground1Pressed: pressed,
    colorNeutralForeground2BrandHover: usual,
    colorNeutralForeground2BrandPressed: hover,
    colorNeutralForeground2BrandSelected: usual,
    colorNeutralForeground3BrandHover: usual,
    colorNeutralForeground3BrandPressed: hover,
    colorNeutralForeground3BrandSelected: usual,
    colorCompoundBrandBackground: usual,
    colorCompoundBrandBackgroundHover: hover,
    colorCompoundBrandBackgroundPressed: pressed,
    colorCompoundBrandStroke: usual,
    colorCompoundBrandStrokeHover: hover,
    colorCompoundBrandStrokePressed: pressed,
    colorBrandStroke1: usual,
    // White stands on these, in the dark theme too.
    ...(dark && {
      colorBrandBackground: hex(color),
      colorBrandBackgroundHover: hex(mixed(color, BLACK, 0.12)),
      colorBrandBackgroundPressed: hex(mixed(color, BLACK, 0.3)),
      colorBrandBackgroundSelected: hex(mixed(color, BLACK, 0.2)),
    }),
  };
}

/** The theme of a brand; without a colour, or with one that can't be read, Fluent's own. */
export function brandTheme(color: string | undefined, dark: boolean): Theme {
  const chosen = color === undefined ? undefined : parseColor(color);
  if (!chosen) return dark ? webDarkTheme : webLightTheme;
  const tones = ramp(chosen);
  return readable(dark ? createDarkTheme(tones) : createLightTheme(tones), chosen, dark);
}

/** The same on the brand's own colour, as in the header: everything on it is white. */
export function onBrand(theme: Theme): Theme {
  const white = "#ffffff";
  return {
    ...theme,
    colorNeutralForeground1: white,
    colorNeutralForeground1Hover: white,
    colorNeutralForeground1Pressed: white,
    colorNeutralForeground1Selected: white,
    colorNeutralForeground2: white,
    colorNeutralForeground2Hover: white,
    colorNeutralForeground2Pressed: white,
    colorNeutralForeground2BrandHover: white,
    colorNeutralForeground2BrandPressed: white,
    colorNeutralStrokeAccessible: white,
    colorNeutralStrokeAccessibleHover: white,
    colorNeutralStrokeAccessiblePressed: white,
    colorNeutralStroke1: white,
    colorNeutralStroke1Hover: white,
    colorNeutralStroke1Pressed: white,
    colorNeutralBackground1: "transparent",
    colorNeutralBackground1Hover: theme.colorBrandBackgroundHover,
    colorNeutralBackground1Pressed: theme.colorBrandBackgroundPressed,
    colorSubtleBackgroundHover: theme.colorBrandBackgroundHover,
    colorSubtleBackgroundPressed: theme.colorBrandBackgroundPressed,
    // A switch that is on is white, with a thumb of the brand's colour.
    colorCompoundBrandBackground: white,
    colorCompoundBrandBackgroundHover: white,
    colorCompoundBrandBackgroundPressed: white,
    colorNeutralForegroundInverted: theme.colorBrandBackground,
    colorStrokeFocus2: white,
    colorStrokeFocus1: theme.colorBrandBackground,
  };
}
