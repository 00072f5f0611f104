import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { pressed, useRoving, useWidth } from "@gatehouse/shared";
import { useState } from "react";
import { texts } from "../../texts/insight";
import { type Column, healthOf, type Layout, type Line, type Node } from "./layout";
import type { Problem } from "./model";

const useStyles = makeStyles({
  scroller: { overflowX: "auto", minWidth: 0 },
  plot: { minWidth: "40rem" },
  svg: { display: "block" },
  text: { fill: tokens.colorNeutralForeground1, fontSize: tokens.fontSizeBase300, fontFamily: tokens.fontFamilyBase },
  small: { fill: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, fontFamily: tokens.fontFamilyBase },
  heading: { fontWeight: tokens.fontWeightSemibold },
  box: { fill: tokens.colorNeutralBackground1, stroke: tokens.colorNeutralStroke1 },
  group: { fill: tokens.colorNeutralBackground3 },
  node: {
    cursor: "pointer",
    outlineStyle: "none",
    ":hover .box": { fill: tokens.colorNeutralBackground1Hover },
    ":focus-visible .box": { stroke: tokens.colorStrokeFocus2, strokeWidth: "2px" },
  },
  faint: { opacity: "0.25" },
  well: { color: tokens.colorPaletteBlueBorderActive },
  doubtful: { color: tokens.colorPalettePumpkinBorderActive },
  broken: { color: tokens.colorPaletteCranberryBorderActive },
  halo: { paintOrder: "stroke", stroke: tokens.colorNeutralBackground1, strokeWidth: "4px", strokeLinejoin: "round" },
});

const COLUMNS: readonly Column[] = ["application", "product", "api"];
const ROW = 52;
const BOX = 42;
const HEAD = 30;

interface Props {
  layout: Layout;
  select: (node: Node) => void;
}

/** Applications, products and APIs beside each other, and what leads from one to the other. */
export function MapPicture({ layout, select }: Props) {
  const styles = useStyles();
  const [measured, width] = useWidth();
  const [over, setOver] = useState<string>();
  // Nothing is drawn before it is known how wide.
  const rows = COLUMNS.map((column) => (width === 0 ? [] : layout.columns[column]));
  const height = HEAD + Math.max(1, ...rows.map((row) => row.length)) * ROW;
  const place = new Map<string, { x: number; y: number }>();
  // The gutters take what the boxes leave; reasons are written in the first.
  const box = width * 0.26;
  const gutter = [0, width * 0.14, width * 0.08];
  const left = COLUMNS.map(
    (_, column) => column * box + gutter.slice(0, column + 1).reduce((sum, each) => sum + each, 0),
  );
  rows.forEach((row, column) => {
    const top = HEAD + (height - HEAD - row.length * ROW) / 2;
    row.forEach(({ key }, index) => place.set(key, { x: left[column] ?? 0, y: top + index * ROW + ROW / 2 }));
  });
  const roving = useRoving(
    rows.map((row) => row.map(({ key }) => place.get(key)?.y ?? 0)),
    true,
  );
  const near = over === undefined ? undefined : neighbours(layout.lines, over);
  const faint = (line: Line) => near !== undefined && !(near.has(line.from) && near.has(line.to));
  return (
    <div ref={roving.picture} className={styles.scroller}>
      <div ref={measured} className={styles.plot} onKeyDown={roving.press}>
        <svg className={styles.svg} width={width} height={height + 4} role="group" aria-label={texts.map}>
          {COLUMNS.map((column, index) => (
            <text
              key={column}
              className={mergeClasses(styles.small, styles.heading)}
              x={left[index]}
              y={16}
              aria-hidden
            >
              {texts.dimensions[column]}
            </text>
          ))}
          {layout.lines.map((line) => {
            const from = place.get(line.from);
            const to = place.get(line.to);
            return (
              from &&
              to && (
                <Curve
                  key={`${line.from} ${line.to}`}
                  line={line}
                  from={{ x: from.x + box - 4, y: from.y }}
                  to={to}
                  faint={faint(line)}
                />
              )
            );
          })}
          {rows.map((row, column) =>
            row.map((node, index) => {
              const at = place.get(node.key) ?? { x: 0, y: 0 };
              return (
                <g
                  key={node.key}
                  role="button"
                  aria-label={said(node, layout.lines)}
                  className={mergeClasses(styles.node, near && !near.has(node.key) && styles.faint)}
                  transform={`translate(${at.x} ${at.y - BOX / 2})`}
                  onClick={() => select(node)}
                  onKeyDown={(event) => pressed(event, () => select(node))}
                  onPointerEnter={() => setOver(node.key)}
                  onPointerLeave={() => setOver(undefined)}
                  {...roving.mark(column, index)}
                >
                  <Box node={node} width={box} />
                </g>
              );
            }),
          )}
        </svg>
      </div>
    </div>
  );
}

function Box({ node, width }: { node: Node; width: number }) {
  const styles = useStyles();
  const second = secondLine(node);
  const health = healthOf(node.problems);
  const middle = second === "" ? BOX / 2 + 5 : BOX / 2 - 3;
  return (
    <>
      <title>{`${node.text}${second === "" ? "" : `: ${second}`}`}</title>
      {node.count > 1 && node.column === "application" && (
        <rect className={mergeClasses("box", styles.box)} x={4} y={4} width={width - 4} height={BOX} rx={6} />
      )}
      <rect
        className={mergeClasses("box", styles.box, node.count > 1 && node.column === "application" && styles.group)}
        width={width - 4}
        height={BOX}
        rx={6}
      />
      {health !== "well" && (
        <g className={styles[health]}>
          <rect
            width={width - 4}
            height={BOX}
            rx={6}
            fill="none"
            stroke="currentColor"
            strokeWidth={1.5}
            strokeDasharray="5 3"
          />
        </g>
      )}
      <text className={styles.text} x={10} y={middle}>
        {cut(node.text, width - 24, 7.4)}
      </text>{" "}
      {second !== "" && (
        <g className={styles[health]}>
          <text
            className={health === "well" ? styles.small : undefined}
            fill="currentColor"
            fontSize={12}
            x={10}
            y={BOX / 2 + 14}
          >
            {cut(second, width - 24, 6.4)}
          </text>
        </g>
      )}
    </>
  );
}

interface CurveProps {
  line: Line;
  from: { x: number; y: number };
  to: { x: number; y: number };
  faint: boolean;
}

function Curve({ line, from, to, faint }: CurveProps) {
  const styles = useStyles();
  const bend = (to.x - from.x) / 2;
  // What stands on the boxes isn't said again on the line.
  const own = line.problems.filter((each): each is Problem => ["pending", "rejected", "drift"].includes(each));
  const reason = own.map((each) => texts.problems[each].name).join(", ");
  return (
    <g className={mergeClasses(styles[line.health], faint && styles.faint)} aria-hidden>
      <path
        d={`M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`}
        fill="none"
        stroke="currentColor"
        strokeOpacity={line.health === "well" ? 0.65 : 1}
        strokeWidth={Math.min(10, 1.5 + Math.log2(line.count))}
        strokeDasharray={line.health === "well" ? undefined : "6 4"}
      >
        <title>{line.problems.map((each) => texts.problems[each].name).join(", ")}</title>
      </path>
      <circle cx={to.x} cy={to.y} r={3} fill="currentColor" />
      {reason !== "" && line.from.startsWith("p ") === false && (
        <text className={styles.halo} fill="currentColor" fontSize={12} x={from.x + 6} y={from.y - 6}>
          {reason}
        </text>
      )}
    </g>
  );
}

/** What stands below the name: what is wrong, or how many can call it. */
function secondLine(node: Node): string {
  if (node.problems.length > 0) return node.problems.map((each) => texts.problems[each].name).join(", ");
  return node.column === "product" ? texts.applicationCount(node.count) : "";
}

/** A node, those that it is tied to, and for products' sake those behind them. */
function neighbours(lines: readonly Line[], key: string): Set<string> {
  const found = new Set([key]);
  const forward = (at: string) => {
    for (const { from, to } of lines) if (from === at && !found.has(to)) found.add(to) && forward(to);
  };
  const back = (at: string) => {
    for (const { from, to } of lines) if (to === at && !found.has(from)) found.add(from) && back(from);
  };
  forward(key);
  const ahead = new Set(found);
  back(key);
  return new Set([...ahead, ...found]);
}

function said(node: Node, lines: readonly Line[]): string {
  const ties = lines.filter(({ from, to }) => from === node.key || to === node.key).length;
  const second = secondLine(node);
  return `${texts[node.column]} ${node.text}${second === "" ? "" : ` ${second}`}, ${texts.ties(ties)}`;
}

/** As much of a text as fits, by the width that letters have. */
function cut(text: string, width: number, letter: number): string {
  const most = Math.max(3, Math.floor(width / letter));
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
