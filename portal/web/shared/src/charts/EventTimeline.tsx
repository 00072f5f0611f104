import { makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { type ReactNode, useId } from "react";
import { texts } from "../texts";
import { ChartFrame } from "./ChartFrame";
import { pressed } from "./pressed";
import { useRoving } from "./roving";
import { timeRange } from "./scale";
import { TimeAxis } from "./TimeAxis";
import { fill, Patterns, type Tone, useTone } from "./tones";
import { useWidth } from "./width";

const NARROW = "@media (max-width: 640px)";

const useStyles = makeStyles({
  lanes: {
    display: "grid",
    gridTemplateColumns: "minmax(8rem, 14rem) minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalM,
    alignItems: "center",
    [NARROW]: { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  label: { display: "flex", justifyContent: "space-between", gap: tokens.spacingHorizontalS, minWidth: 0 },
  name: { overflowWrap: "anywhere" },
  count: { fontVariantNumeric: "tabular-nums", color: tokens.colorNeutralForeground3 },
  track: { minWidth: 0, overflow: "hidden" },
  filler: { [NARROW]: { display: "none" } },
  svg: { display: "block" },
  rail: { stroke: tokens.colorNeutralStroke2 },
  mark: {
    cursor: "pointer",
    outlineStyle: "none",
    "& .ring": { stroke: "transparent", fill: "none" },
    ":hover .ring": { stroke: "currentColor" },
    ":focus-visible .ring": { stroke: tokens.colorStrokeFocus2 },
  },
  number: {
    fill: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase100,
    fontFamily: tokens.fontFamilyBase,
    pointerEvents: "none",
  },
});

/** A row of the picture: events of one kind. */
export interface Lane {
  key: string;
  name: string;
  tone: Tone;
}

export interface TimelineEvent {
  key: string;
  /** When, in milliseconds. */
  at: number;
  /** The key of its lane. */
  lane: string;
  /** What it is, in a few words. */
  text: string;
}

interface Props {
  title: string;
  from: number;
  until: number;
  lanes: readonly Lane[];
  events: readonly TimelineEvent[];
  /** Opens what stands behind a mark: one event, or those too close together to be told apart. */
  select: (events: readonly TimelineEvent[]) => void;
  empty?: string;
}

const HEIGHT = 32;
const BIN = 24;

/** What happened when, in a row for each kind. Events close together share a mark, the larger the more there are. */
export function EventTimeline({ title, from, until, lanes, events, select, empty }: Props) {
  const styles = useStyles();
  const id = useId();
  const colour = useTone();
  const [measured, width] = useWidth();
  const bins = Math.max(1, Math.floor(width / BIN));
  const rows = lanes.map((lane) =>
    binned(
      events.filter((event) => event.lane === lane.key),
      from,
      until,
      bins,
    ),
  );
  const roving = useRoving(rows.map((row) => row.map(({ bin }) => bin)));
  const most = Math.max(1, ...rows.flatMap((row) => row.map(({ events }) => events.length)));
  const x = (at: number) => ((at - from) / Math.max(1, until - from)) * width;
  return (
    <ChartFrame
      title={title}
      head={[texts.charts.time, texts.charts.kind, texts.charts.what]}
      rows={() =>
        [...events]
          .sort((one, other) => other.at - one.at)
          .map((event) => [
            new Date(event.at).toLocaleString(),
            lanes.find(({ key }) => key === event.lane)?.name ?? event.lane,
            event.text,
          ])
      }
      empty={events.length === 0 ? empty : undefined}
    >
      <div ref={roving.picture} className={styles.lanes} onKeyDown={roving.press}>
        {lanes.map((lane, row) => (
          <Row key={lane.key} lane={lane} count={rows[row]?.reduce((sum, { events }) => sum + events.length, 0) ?? 0}>
            <svg className={styles.svg} width={width} height={HEIGHT} role="group" aria-label={lane.name}>
              <Patterns id={`${id}${row}`} tones={[lane.tone]} />
              <line className={styles.rail} x1={0} x2={width} y1={HEIGHT / 2} y2={HEIGHT / 2} />
              {(rows[row] ?? []).map(({ bin, events }, column) => {
                const size = 4 + 7 * Math.sqrt(events.length / most);
                const open = () => select(events);
                return (
                  <g
                    key={bin}
                    role="button"
                    className={mergeClasses(styles.mark, colour(lane.tone))}
                    aria-label={said(lane, events)}
                    transform={`translate(${(bin + 0.5) * (width / bins)} ${HEIGHT / 2})`}
                    onClick={open}
                    onKeyDown={(event) => pressed(event, open)}
                    {...roving.mark(row, column)}
                  >
                    <rect x={-BIN / 2} y={-HEIGHT / 2} width={BIN} height={HEIGHT} fill="transparent" />
                    <circle r={size} fill={fill(`${id}${row}`, lane.tone)} stroke="currentColor" strokeWidth={1.5} />
                    <circle className="ring" r={size + 3} strokeWidth={2} />
                  </g>
                );
              })}
            </svg>
          </Row>
        ))}
        <span className={styles.filler} />
        <div ref={measured} className={styles.track}>
          <svg className={styles.svg} width={width} height={24} aria-hidden>
            <TimeAxis from={from} until={until} x={x} y={1} count={Math.max(2, Math.floor(width / 90))} />
          </svg>
        </div>
      </div>
    </ChartFrame>
  );
}

function Row({ lane, count, children }: { lane: Lane; count: number; children: ReactNode }) {
  const styles = useStyles();
  return (
    <>
      <span className={styles.label}>
        <Text className={styles.name}>{lane.name}</Text>
        <Text className={styles.count}>{count}</Text>
      </span>
      <div className={styles.track}>{children}</div>
    </>
  );
}

function binned(events: readonly TimelineEvent[], from: number, until: number, bins: number) {
  const found = new Map<number, TimelineEvent[]>();
  for (const event of events) {
    const bin = Math.floor(((event.at - from) / Math.max(1, until - from)) * bins);
    const key = Math.min(bins - 1, Math.max(0, bin));
    const together = found.get(key);
    if (together) together.push(event);
    else found.set(key, [event]);
  }
  return [...found].sort(([one], [other]) => one - other).map(([bin, events]) => ({ bin, events }));
}

function said(lane: Lane, events: readonly TimelineEvent[]): string {
  const times = events.map(({ at }) => at);
  const only = events.length === 1 ? events[0] : undefined;
  return only
    ? `${lane.name}: ${new Date(only.at).toLocaleString()}, ${only.text}`
    : `${lane.name}: ${texts.charts.several(events.length)}, ${timeRange(Math.min(...times), Math.max(...times))}`;
}
