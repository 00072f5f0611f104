import { useTone, DASHES, fill } from "./tones";
import type { Series, TimeSeriesProps } from "./TimeSeries";

interface Props extends Pick<TimeSeriesProps, "kind" | "times" | "interval" | "series"> {
  id: string;
  x: (at: number) => number;
  y: (value: number) => number;
}

/** The lines, areas or bars of a chart. */
export function SeriesShapes(props: Props) {
  const { kind, series } = props;
  if (kind === "lines") return series.map((each) => <Line key={each.name} {...props} one={each} />);
  const below = series.map((_, index) => floors(props.times.length, series.slice(0, index)));
  return series.map((each, index) =>
    kind === "bars" ? (
      <Bars key={each.name} {...props} one={each} floor={below[index] ?? []} />
    ) : (
      <Area key={each.name} {...props} one={each} floor={below[index] ?? []} />
    ),
  );
}

/** On what the next series stands. */
function floors(count: number, series: readonly Series[]): number[] {
  return Array.from({ length: count }, (_, index) => series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0));
}

function Line({ times, interval, x, y, one }: Props & { one: Series }) {
  const colour = useTone();
  const parts: string[] = [];
  const alone: [number, number][] = [];
  let open = false;
  times.forEach((at, index) => {
    const value = one.values[index];
    if (value !== undefined) {
      const place: [number, number] = [x(at + interval / 2), y(value)];
      parts.push(`${open ? "L" : "M"}${place[0].toFixed(1)} ${place[1].toFixed(1)}`);
      if (!open && one.values[index + 1] === undefined) alone.push(place);
    }
    open = value !== undefined;
  });
  return (
    <g className={colour(one.tone)}>
      <path
        d={parts.join("")}
        fill="none"
        stroke="currentColor"
        strokeWidth={2}
        strokeLinejoin="round"
        strokeDasharray={DASHES[one.tone]}
      />
      {alone.map(([cx, cy]) => (
        <circle key={cx} cx={cx} cy={cy} r={2.5} fill="currentColor" />
      ))}
    </g>
  );
}

function Area({ id, times, interval, x, y, one, floor }: Props & { one: Series; floor: number[] }) {
  const colour = useTone();
  const place = (value: number, index: number) =>
    `${x((times[index] ?? 0) + interval / 2).toFixed(1)} ${y(value).toFixed(1)}`;
  const over = times.map((_, index) => place((floor[index] ?? 0) + (one.values[index] ?? 0), index));
  const under = floor.map(place).reverse();
  return (
    <g className={colour(one.tone)}>
      <path d={`M${[...over, ...under].join("L")}Z`} fill={fill(id, one.tone)} />
      <path d={`M${over.join("L")}`} fill="none" stroke="currentColor" strokeWidth={1.5} />
    </g>
  );
}

function Bars({ id, times, interval, x, y, one, floor }: Props & { one: Series; floor: number[] }) {
  const colour = useTone();
  return (
    <g className={colour(one.tone)}>
      {times.map((at, index) => {
        const value = one.values[index] ?? 0;
        if (value === 0) return null;
        const left = x(at);
        const width = Math.max(1, x(at + interval) - left);
        const gap = width > 6 ? Math.min(3, width / 5) : 0;
        const top = y((floor[index] ?? 0) + value);
        const height = Math.max(1, y(floor[index] ?? 0) - top);
        return (
          <rect
            key={at}
            x={left + gap / 2}
            y={top}
            width={width - gap}
            height={height}
            rx={gap > 0 ? 1.5 : 0}
            fill={fill(id, one.tone)}
            stroke="currentColor"
            strokeWidth={gap > 0 ? 1 : 0}
          />
        );
      })}
    </g>
  );
}
