import {
  Link as FluentLink,
  makeStyles,
  Subtitle2,
  Tab,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  TabList,
  Text,
  tokens,
} from "@fluentui/react-components";
import { Failure, Loading, Scroller, short, TopBars } from "@gatehouse/shared";
import { useSearchParams } from "react-router";
import { texts } from "../texts/insight";
import { nameOf, pageOf } from "./ids";
import { PARTS } from "./parts";
import { type Dimension, DIMENSIONS, type Period } from "./period";
import { type Sum, useCallsBy } from "./queries";

const useStyles = makeStyles({
  section: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", rowGap: tokens.spacingVerticalL },
  table: { tableLayout: "auto" },
  number: { textAlign: "end", fontVariantNumeric: "tabular-nums" },
  heading: { whiteSpace: "nowrap", textAlign: "end", "& > div": { justifyContent: "flex-end" } },
});

const MOST_BARS = 10;
const MOST_ROWS = 100;

/** Calls told apart by application, product or API: the first ones as bars, and all numbers. */
export function Breakdown({ period }: { period: Period }) {
  const styles = useStyles();
  const [params] = useSearchParams();
  const asked = params.get("by") as Dimension | null;
  const by = asked !== null && DIMENSIONS.includes(asked) ? asked : "application";
  const calls = useCallsBy(by, period);
  return (
    <section className={styles.section} aria-label={texts.dimensions[by]}>
      <TabList
        aria-label={texts.by}
        selectedValue={by}
        onTabSelect={(_, { value }) => period.set({ by: value === "application" ? "" : String(value) })}
      >
        {DIMENSIONS.map((dimension) => (
          <Tab key={dimension} value={dimension}>
            {texts.dimensions[dimension]}
          </Tab>
        ))}
      </TabList>
      {calls.isPending && <Loading />}
      {calls.error && <Failure error={calls.error} retry={() => void calls.refetch()} />}
      {calls.data && (
        <TopBars
          title={texts.byDimension[by]}
          of={texts[by]}
          parts={PARTS}
          bars={calls.data.value.slice(0, MOST_BARS).map((sum) => ({
            key: idOf(sum, by),
            name: shown(sum, by),
            to: pageOf(by, idOf(sum, by)),
            values: PARTS.map(({ of }) => of(sum)),
          }))}
          empty={texts.noCalls}
        />
      )}
      {calls.data && calls.data.value.length > 0 && (
        <Numbers by={by} sums={calls.data.value} count={calls.data.count} period={period} />
      )}
    </section>
  );
}

interface NumbersProps {
  by: Dimension;
  sums: Sum[];
  count: number;
  period: Period;
}

function Numbers({ by, sums, count, period }: NumbersProps) {
  const styles = useStyles();
  const headings = [texts.calls, ...PARTS.map(({ name }) => name), texts.average, texts.slowest, texts.data];
  return (
    <>
      <Subtitle2 as="h2">{texts.details(texts.dimensions[by])}</Subtitle2>
      <Scroller label={texts.details(texts.dimensions[by])}>
        <Table size="small" className={styles.table} aria-label={texts.details(texts.dimensions[by])}>
          <TableHeader>
            <TableRow>
              <TableHeaderCell>{texts[by]}</TableHeaderCell>
              {headings.map((heading) => (
                <TableHeaderCell key={heading} className={styles.heading}>
                  {heading}
                </TableHeaderCell>
              ))}
            </TableRow>
          </TableHeader>
          <TableBody>
            {sums.slice(0, MOST_ROWS).map((sum) => (
              <TableRow key={idOf(sum, by)}>
                <TableCell>
                  {idOf(sum, by) === "" || idOf(sum, by) === "*" ? (
                    shown(sum, by)
                  ) : (
                    <FluentLink as="button" onClick={() => period.set({ [by]: nameOf(idOf(sum, by)) })}>
                      {shown(sum, by)}
                    </FluentLink>
                  )}
                </TableCell>
                {[
                  short(sum.calls),
                  ...PARTS.map(({ of }) => short(of(sum))),
                  texts.milliseconds(sum.total.averageMilliseconds),
                  texts.milliseconds(sum.total.mostMilliseconds),
                  texts.bytes(sum.requestBytes + sum.responseBytes),
                ].map((text, index) => (
                  <TableCell key={index} className={styles.number}>
                    {text}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Scroller>
      {count > MOST_ROWS && <Text>{texts.more(MOST_ROWS, count)}</Text>}
    </>
  );
}

const idOf = (sum: Sum, by: Dimension) => sum[`${by}Id`] ?? "";

/** What calls have in common; they may lack it. */
function shown(sum: Sum, by: Dimension): string {
  const id = idOf(sum, by);
  if (id === "") return texts.without[by];
  return id === "*" ? texts.together : (sum[`${by}Name`] ?? id);
}
