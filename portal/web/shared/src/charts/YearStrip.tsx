import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId } from "react";
import { texts } from "../texts";
import { ChartFrame } from "./ChartFrame";
import { pressed } from "./pressed";
import { useRoving } from "./roving";
import { fill, Patterns, type Tone, useTone } from "./tones";
import { useWidth } from "./width";

const useStyles = makeStyles({
  plot: { minWidth: 0, overflow: "hidden" },
  svg: { display: "block" },
  text: { fill: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, fontFamily: tokens.fontFamilyBase },
  number: {
    fill: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
    fontFamily: tokens.fontFamilyBase,
    fontWeight: tokens.fontWeightSemibold,
  },
  line: { stroke: tokens.colorNeutralStroke1 },
  month: { stroke: tokens.colorNeutralStroke2 },
  mark: {
    cursor: "pointer",
    outlineStyle: "none",
    "& .ring": { stroke: "transparent", fill: "transparent" },
    ":hover .ring": { fill: tokens.colorSubtleBackgroundHover },
    ":focus-visible .ring": { stroke: tokens.colorStrokeFocus2 },
  },
});

/** How many things happen on a day. */
export interface YearDay {
  at: number;
  count: number;
}

interface Props {
  title: string;
  /** Where the year begins, in milliseconds. */
  from: number;
  days: readonly YearDay[];
  /** How urgent something is that happens after so many days. */
  tone: (days: number) => Tone;
  /** Shows what a column stands for: from one moment until before another. */
  select: (from: number, until: number) => void;
  empty?: string;
}

const DAY = 86_400_000;
const HEIGHT = 132;
const BASE = 104;

/** What happens when in the coming year, by week or by as many weeks as there is room for. What is past stands first. */
export function YearStrip({ title, from, days, tone, select, empty }: Props) {
  const styles = useStyles();
  const id = useId();
  const colour = useTone();
  const [measured, width] = useWidth();
  const step = [7, 14, 28].find((each) => width / (Math.ceil(366 / each) + 1) >= 18) ?? 28;
  const count = Math.ceil(366 / step);
  const column = width / (count + 1);
  const found = new Map<number, number>();
  for (const day of days) {
    const at = day.at < from ? -1 : Math.floor((day.at - from) / (step * DAY));
    if (at < count) found.set(at, (found.get(at) ?? 0) + day.count);
  }
  // Nothing is drawn before it is known how wide.
  const columns = (width === 0 ? [] : [...found]).sort(([one], [other]) => one - other);
  const most = Math.max(1, ...columns.map(([, sum]) => sum));
  const roving = useRoving([columns.map(([at]) => at)]);
  const x = (at: number) => column * (1 + (at - from) / (step * DAY));
  return (
    <ChartFrame
      title={title}
      head={[texts.charts.day, texts.charts.count]}
      rows={() =>
        [...days]
          .sort((one, other) => one.at - other.at)
          .map((day) => [new Date(day.at).toLocaleDateString(undefined, { dateStyle: "medium" }), day.count])
      }
      empty={days.length === 0 ? empty : undefined}
    >
      <div ref={roving.picture} onKeyDown={roving.press}>
        <div ref={measured} className={styles.plot}>
          <svg className={styles.svg} width={width} height={HEIGHT} role="group" aria-label={title}>
            <Patterns id={id} tones={columns.map(([at]) => tone(at * step))} />
            {width > 0 &&
              months(from).map(({ at, name }) => (
                <g key={at} aria-hidden>
                  <line className={styles.month} x1={x(at)} x2={x(at)} y1={12} y2={BASE} />
                  {x(at) + 24 < width && (
                    <text className={styles.text} x={x(at) + 3} y={BASE + 18}>
                      {column * (30 / step) > 26 ? name : name.slice(0, 1)}
                    </text>
                  )}
                </g>
              ))}
            <line className={styles.line} x1={0} x2={width} y1={BASE} y2={BASE} />
            {columns.map(([at, sum], index) => {
              const height = 8 + 60 * Math.sqrt(sum / most);
              const starts = at < 0 ? 0 : from + at * step * DAY;
              const ends = at < 0 ? from : from + (at + 1) * step * DAY;
              const open = () => select(starts, ends);
              const urgency = tone(at * step);
              return (
                <g
                  key={at}
                  role="button"
                  className={mergeClasses(styles.mark, colour(urgency))}
                  aria-label={said(starts, ends, sum)}
                  transform={`translate(${(at + 1) * column} 0)`}
                  onClick={open}
                  onKeyDown={(event) => pressed(event, open)}
                  {...roving.mark(0, index)}
                >
                  <rect className="ring" x={1} y={1} width={column - 2} height={BASE - 2} rx={3} strokeWidth={2} />
                  <rect
                    x={column * 0.18}
                    y={BASE - height}
                    width={column * 0.64}
                    height={height}
                    rx={2}
                    fill={fill(id, urgency)}
                    stroke="currentColor"
                  />
                  <text className={styles.number} x={column / 2} y={BASE - height - 6} textAnchor="middle">
                    {sum}
                  </text>
                </g>
              );
            })}
          </svg>
        </div>
      </div>
    </ChartFrame>
  );
}

/** The first days of the months of the year. */
function months(from: number): { at: number; name: string }[] {
  const first = new Date(from);
  return Array.from({ length: 12 }, (_, index) => {
    const at = new Date(first.getFullYear(), first.getMonth() + 1 + index, 1);
    return { at: at.getTime(), name: at.toLocaleDateString(undefined, { month: "short" }) };
  });
}

function said(from: number, until: number, count: number): string {
  const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
  const when = from === 0 ? texts.charts.past : day.formatRange(new Date(from), new Date(until - DAY));
  return `${when}: ${texts.charts.several(count)}`;
}
