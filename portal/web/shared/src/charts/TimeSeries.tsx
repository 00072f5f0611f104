import { makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { type KeyboardEvent, type PointerEvent, useId, useState } from "react";
import { texts } from "../texts";
import { ChartFrame } from "./ChartFrame";
import { short, ticks, timeRange } from "./scale";
import { SeriesShapes } from "./SeriesShapes";
import { TimeAxis } from "./TimeAxis";
import { Patterns, Swatch, type Tone } from "./tones";
import { useWidth } from "./width";

const useStyles = makeStyles({
  legend: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXXS,
    fontVariantNumeric: "tabular-nums",
  },
  entry: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  when: { color: tokens.colorNeutralForeground3, minWidth: "11rem" },
  plot: { borderRadius: tokens.borderRadiusMedium, minWidth: 0, overflow: "hidden", touchAction: "pan-y" },
  chosen: { cursor: "zoom-in" },
  svg: { display: "block" },
  axis: { fill: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, fontFamily: tokens.fontFamilyBase },
  grid: { stroke: tokens.colorNeutralStroke2 },
  cursor: { stroke: tokens.colorNeutralStroke1Hover, strokeDasharray: "3 2" },
});

export interface Series {
  name: string;
  tone: Tone;
  /** One for each stretch of time; undefined where nothing is known. */
  values: readonly (number | undefined)[];
  /** What the legend says of the whole time; the sum, where the values are stacked. */
  total?: number;
}

export interface TimeSeriesProps {
  title: string;
  /** When each stretch of time begins, in milliseconds, in order and without holes. */
  times: readonly number[];
  /** How long each is, in milliseconds. */
  interval: number;
  series: readonly Series[];
  kind: "lines" | "areas" | "bars";
  /** How a value is said. */
  format?: (value: number) => string;
  height?: number;
  /** What a click on a stretch of time does, or Enter. */
  select?: (index: number) => void;
  /** Said where there is nothing to draw. */
  empty?: string;
}

const TOP = 8;
const BOTTOM = 24;
const RIGHT = 12;

/** Values over time: lines, or areas and bars that stand on each other. The arrow keys read it, one stretch at a time. */
export function TimeSeries(props: TimeSeriesProps) {
  const { title, times, interval, series, kind, format = short, height = 200, select } = props;
  const styles = useStyles();
  const id = useId();
  const [measured, width] = useWidth();
  const [cursor, setCursor] = useState<number>();
  const stacked = kind !== "lines";
  const most = highest(times.length, series, stacked);
  const marks = ticks(most, 4);
  const left = 14 + 7 * Math.max(...marks.map((mark) => format(mark).length));
  const first = times[0] ?? 0;
  const until = (times.at(-1) ?? 0) + interval;
  const x = (at: number) => left + ((at - first) / Math.max(1, until - first)) * Math.max(1, width - left - RIGHT);
  const y = (value: number) => TOP + (1 - value / (marks.at(-1) ?? 1)) * (height - TOP - BOTTOM);

  const point = (event: PointerEvent<HTMLDivElement>) => {
    const across = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const index = Math.floor(((across - left) / Math.max(1, width - left - RIGHT)) * times.length);
    setCursor(index >= 0 && index < times.length ? index : undefined);
  };
  const press = (event: KeyboardEvent) => {
    const here = cursor ?? times.length;
    const moves: Record<string, number> = {
      ArrowLeft: here - 1,
      ArrowDown: here - 1,
      ArrowRight: cursor === undefined ? 0 : here + 1,
      ArrowUp: cursor === undefined ? 0 : here + 1,
      PageUp: here + 10,
      PageDown: here - 10,
      Home: 0,
      End: times.length - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) {
      event.preventDefault();
      setCursor(Math.min(times.length - 1, Math.max(0, to)));
    } else if (event.key === "Escape") setCursor(undefined);
    else if (event.key === "Enter" && cursor !== undefined) select?.(cursor);
  };

  const said = (index: number) => {
    const at = times[index] ?? 0;
    const values = series.map(({ name, values }) => {
      const value = values[index];
      return `${name} ${value === undefined ? texts.charts.none : format(value)}`;
    });
    return `${timeRange(at, at + interval)}: ${values.join(", ")}`;
  };
  const whole = times.length === 0 ? "" : timeRange(first, until);
  const nothing = times.length === 0 || series.every(({ values }) => values.every((value) => !value));
  return (
    <ChartFrame
      title={title}
      head={[texts.charts.time, ...series.map(({ name }) => name)]}
      rows={() =>
        times.map((at, index) => [
          timeRange(at, at + interval),
          ...series.map(({ values }) => {
            const value = values[index];
            return value === undefined ? texts.charts.none : format(value);
          }),
        ])
      }
      empty={nothing ? props.empty : undefined}
    >
      <div className={styles.legend} aria-hidden>
        <Text className={styles.when}>
          {cursor === undefined ? whole : timeRange(times[cursor] ?? 0, (times[cursor] ?? 0) + interval)}
        </Text>
        {series.map((each) => (
          <span key={each.name} className={styles.entry}>
            <Swatch id={id} tone={each.tone} line={kind === "lines"} />
            <Text>{each.name}</Text>
            <Text weight="semibold">{valueSaid(each, cursor, stacked, format)}</Text>
          </span>
        ))}
      </div>
      <div
        ref={measured}
        className={mergeClasses(styles.plot, select && styles.chosen)}
        role="slider"
        tabIndex={0}
        aria-label={title}
        aria-orientation="horizontal"
        aria-valuemin={0}
        aria-valuemax={Math.max(0, times.length - 1)}
        aria-valuenow={cursor ?? Math.max(0, times.length - 1)}
        aria-valuetext={cursor === undefined ? whole : said(cursor)}
        onPointerMove={point}
        onPointerLeave={() => setCursor(undefined)}
        onBlur={() => setCursor(undefined)}
        onKeyDown={press}
        onClick={() => cursor !== undefined && select?.(cursor)}
      >
        <svg className={styles.svg} width={width} height={height} aria-hidden>
          <Patterns id={id} tones={series.map(({ tone }) => tone)} />
          {marks.map((mark) => (
            <g key={mark}>
              <line className={styles.grid} x1={left} x2={width - RIGHT} y1={y(mark)} y2={y(mark)} />
              <text className={styles.axis} x={left - 8} y={y(mark) + 4} textAnchor="end">
                {format(mark)}
              </text>
            </g>
          ))}
          <TimeAxis from={first} until={until} x={x} y={height - BOTTOM} count={Math.max(2, Math.floor(width / 90))} />
          {width > 0 && (
            <SeriesShapes id={id} kind={kind} times={times} interval={interval} series={series} x={x} y={y} />
          )}
          {cursor !== undefined && (
            <line
              className={styles.cursor}
              x1={x((times[cursor] ?? 0) + interval / 2)}
              x2={x((times[cursor] ?? 0) + interval / 2)}
              y1={TOP}
              y2={height - BOTTOM}
            />
          )}
        </svg>
      </div>
    </ChartFrame>
  );
}

function highest(count: number, series: readonly Series[], stacked: boolean): number {
  let most = 0;
  for (let index = 0; index < count; index++) {
    const values = series.map(({ values }) => values[index] ?? 0);
    most = Math.max(most, stacked ? values.reduce((sum, each) => sum + each, 0) : Math.max(...values));
  }
  return most;
}

function valueSaid(series: Series, cursor: number | undefined, stacked: boolean, format: (value: number) => string) {
  const sum = stacked ? series.values.reduce<number>((total, each) => total + (each ?? 0), 0) : undefined;
  const value = cursor === undefined ? (series.total ?? sum) : series.values[cursor];
  if (value === undefined) return cursor === undefined ? "" : texts.charts.none;
  return format(value);
}
