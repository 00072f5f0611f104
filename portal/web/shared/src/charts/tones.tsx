import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";

/** What a colour says: the first four judge, the others only tell apart. */
export type Tone = "good" | "warning" | "bad" | "muted" | "one" | "two" | "three" | "four" | "five" | "six";

const useColours = makeStyles({
  good: { color: tokens.colorPaletteBlueBorderActive },
  warning: { color: tokens.colorPalettePumpkinBorderActive },
  bad: { color: tokens.colorPaletteCranberryBorderActive },
  muted: { color: tokens.colorNeutralForeground4 },
  one: { color: tokens.colorPaletteBlueBorderActive },
  two: { color: tokens.colorPaletteMagentaBorderActive },
  three: { color: tokens.colorPaletteTealBorderActive },
  four: { color: tokens.colorPalettePumpkinBorderActive },
  five: { color: tokens.colorPalettePurpleBorderActive },
  six: { color: tokens.colorPaletteForestBorderActive },
  swatch: { display: "block", flexShrink: 0 },
});

/** The class that makes {@code currentColor} the tone's colour, in both themes. */
export function useTone(): (tone: Tone) => string {
  const colours = useColours();
  return (tone) => colours[tone];
}

/** Lines are told apart without colours too. */
export const DASHES: Record<Tone, string | undefined> = {
  good: undefined,
  warning: "6 3",
  bad: "2 3",
  muted: "1 4",
  one: undefined,
  two: "6 3",
  three: "2 3",
  four: "10 3 2 3",
  five: "10 4",
  six: "1 4",
};

const STRIPES: Record<Tone, string | undefined> = {
  good: undefined,
  warning: "M0 6 L6 0 M-1 1 L1 -1 M5 7 L7 5",
  bad: "M0 0 L6 6 M6 0 L0 6",
  muted: "M0 3 H6",
  one: undefined,
  two: "M0 6 L6 0 M-1 1 L1 -1 M5 7 L7 5",
  three: "M3 0 V6",
  four: "M0 0 L6 6 M6 0 L0 6",
  five: "M0 3 H6",
  six: "M0 0 L6 6 M-1 5 L1 7 M5 -1 L7 1",
};

/** The patterns of some tones, to stand in a picture that fills with them by {@link fill}. */
export function Patterns({ id, tones }: { id: string; tones: readonly Tone[] }) {
  const colour = useTone();
  return (
    <defs>
      {[...new Set(tones)].map((tone) => (
        <pattern
          key={tone}
          id={`${id}-${tone}`}
          className={colour(tone)}
          width={6}
          height={6}
          patternUnits="userSpaceOnUse"
        >
          <rect width={6} height={6} fill="currentColor" fillOpacity={STRIPES[tone] ? 0.3 : 0.85} />
          {STRIPES[tone] && <path d={STRIPES[tone]} stroke="currentColor" strokeWidth={1.5} />}
        </pattern>
      ))}
    </defs>
  );
}

/** What an element is filled with, after {@link Patterns} of the same id. */
export function fill(id: string, tone: Tone): string {
  return `url(#${id}-${tone})`;
}

/** A small piece of how a tone looks, for a legend. */
export function Swatch({ id, tone, line = false }: { id: string; tone: Tone; line?: boolean }) {
  const colour = useTone();
  const styles = useColours();
  return (
    <svg width={line ? 22 : 12} height={12} className={mergeClasses(styles.swatch, colour(tone))} aria-hidden>
      {line ? (
        <path d="M0 6 H22" stroke="currentColor" strokeWidth={2.5} strokeDasharray={DASHES[tone]} />
      ) : (
        <rect x={0.5} y={0.5} width={11} height={11} rx={2} fill={fill(id, tone)} stroke="currentColor" />
      )}
    </svg>
  );
}
