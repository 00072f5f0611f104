import { Link as FluentLink, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useId } from "react";
import { useHref, useLinkClickHandler } from "react-router";
import { texts } from "../texts";
import { ChartFrame } from "./ChartFrame";
import { short } from "./scale";
import { fill, Patterns, Swatch, type Tone, useTone } from "./tones";

const useStyles = makeStyles({
  list: { margin: "0", padding: "0", listStyleType: "none", display: "grid", gap: tokens.spacingVerticalM },
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    alignItems: "baseline",
  },
  name: { overflowWrap: "anywhere" },
  value: { fontVariantNumeric: "tabular-nums" },
  bar: { gridColumn: "1 / -1", display: "block" },
  track: { fill: tokens.colorNeutralBackground4 },
  legend: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalL },
  entry: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
});

/** One part of what bars are made of. */
export interface BarPart {
  name: string;
  tone: Tone;
}

export interface Bar {
  key: string;
  name: string;
  /** Where its name leads. */
  to?: string;
  /** As many as there are parts. */
  values: readonly number[];
  /** Stands after the value. */
  note?: string;
}

interface Props {
  title: string;
  /** What one bar is, for the table. */
  of: string;
  parts: readonly BarPart[];
  bars: readonly Bar[];
  format?: (value: number) => string;
  empty?: string;
}

/** The most of something: a bar for each, made of parts where there are several. */
export function TopBars({ title, of, parts, bars, format = short, empty }: Props) {
  const styles = useStyles();
  const colour = useTone();
  const id = useId();
  const sum = (bar: Bar) => bar.values.reduce((total, each) => total + each, 0);
  const most = Math.max(1e-9, ...bars.map(sum));
  return (
    <ChartFrame
      title={title}
      head={[of, ...parts.map(({ name }) => name), ...(parts.length > 1 ? [texts.charts.total] : [])]}
      rows={() =>
        bars.map((bar) => [bar.name, ...bar.values.map(format), ...(parts.length > 1 ? [format(sum(bar))] : [])])
      }
      empty={bars.length === 0 ? empty : undefined}
    >
      {parts.length > 1 && (
        <div className={styles.legend} aria-hidden>
          {parts.map(({ name, tone }) => (
            <span key={name} className={styles.entry}>
              <Swatch id={id} tone={tone} />
              <Text>{name}</Text>
            </span>
          ))}
        </div>
      )}
      <ul className={styles.list}>
        {bars.map((bar, index) => (
          <li key={bar.key} className={styles.row}>
            {bar.to === undefined ? (
              <Text className={styles.name}>{bar.name}</Text>
            ) : (
              <NameLink to={bar.to} name={bar.name} />
            )}
            <Text className={styles.value}>
              <Text weight="semibold">{format(sum(bar))}</Text> {bar.note}
            </Text>
            <svg className={styles.bar} width="100%" height={10} aria-hidden>
              {index === 0 && <Patterns id={id} tones={parts.map(({ tone }) => tone)} />}
              <rect className={styles.track} width="100%" height={10} rx={2} />
              {parts.map(({ tone }, part) => {
                const before = bar.values.slice(0, part).reduce((total, each) => total + each, 0);
                const share = ((bar.values[part] ?? 0) / most) * 100;
                if (share === 0) return null;
                return (
                  <g key={tone} className={colour(tone)}>
                    <rect
                      x={`${(before / most) * 100}%`}
                      width={`${Math.max(0.5, share)}%`}
                      height={10}
                      rx={2}
                      fill={fill(id, tone)}
                    />
                  </g>
                );
              })}
            </svg>
          </li>
        ))}
      </ul>
    </ChartFrame>
  );
}

function NameLink({ to, name }: { to: string; name: string }) {
  const styles = useStyles();
  const href = useHref(to);
  const go = useLinkClickHandler(to);
  return (
    <FluentLink className={styles.name} href={href} onClick={go}>
      {name}
    </FluentLink>
  );
}
