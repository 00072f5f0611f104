import { makeStyles, tokens } from "@fluentui/react-components";
import { tickLabel, timeTicks } from "./scale";

const useStyles = makeStyles({
  text: { fill: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, fontFamily: tokens.fontFamilyBase },
  line: { stroke: tokens.colorNeutralStroke1 },
});

interface Props {
  from: number;
  until: number;
  /** Where a moment stands. */
  x: (at: number) => number;
  y: number;
  /** How many ticks there may be. */
  count: number;
}

/** The times below a chart. */
export function TimeAxis({ from, until, x, y, count }: Props) {
  const styles = useStyles();
  const { at, step } = timeTicks(from, until, count);
  const left = x(from);
  const right = x(until);
  return (
    <g>
      <line className={styles.line} x1={left} x2={right} y1={y} y2={y} />
      {at.map((tick) => {
        const place = x(tick);
        // At the ends a label stands within the picture.
        const anchor = place - left < 20 ? "start" : right - place < 20 ? "end" : "middle";
        return (
          <g key={tick}>
            <line className={styles.line} x1={place} x2={place} y1={y} y2={y + 4} />
            <text className={styles.text} x={place} y={y + 17} textAnchor={anchor}>
              {tickLabel(tick, step)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
