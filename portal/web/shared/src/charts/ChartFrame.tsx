import {
  Button,
  makeStyles,
  Subtitle2,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  tokens,
} from "@fluentui/react-components";
import { DataHistogramRegular, TableRegular } from "@fluentui/react-icons";
import { type ReactNode, useId, useState } from "react";
import { Scroller } from "../Scroller";
import { texts } from "../texts";

const useStyles = makeStyles({
  figure: {
    margin: "0",
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    gap: tokens.spacingVerticalS,
    alignContent: "start",
  },
  bar: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalM },
  title: { marginRight: "auto" },
  // A long table scrolls by itself, as high as a picture is.
  table: { maxHeight: "26rem", overflowY: "auto" },
});

interface Props {
  title: string;
  /** The same as a table: the picture's numbers for those who would rather read them. */
  head: readonly string[];
  rows: () => readonly (readonly ReactNode[])[];
  /** Said instead of the picture, where there is nothing to draw. */
  empty?: string;
  /** Stands beside the title. */
  beside?: ReactNode;
  children: ReactNode;
}

/** What stands around every chart: its title, and a button that shows its numbers as a table. */
export function ChartFrame({ title, head, rows, empty, beside, children }: Props) {
  const styles = useStyles();
  const heading = useId();
  const [asTable, setAsTable] = useState(false);
  const change = asTable ? texts.charts.asChart(title) : texts.charts.asTable(title);
  return (
    <figure className={styles.figure} aria-labelledby={heading}>
      <div className={styles.bar}>
        <Subtitle2 as="h2" id={heading} className={styles.title}>
          {title}
        </Subtitle2>
        {beside}
        {empty === undefined && (
          <Button
            appearance="subtle"
            size="small"
            icon={asTable ? <DataHistogramRegular /> : <TableRegular />}
            aria-label={change}
            title={change}
            onClick={() => setAsTable(!asTable)}
          />
        )}
      </div>
      {empty !== undefined ? (
        <Text>{empty}</Text>
      ) : asTable ? (
        <div className={styles.table}>
          <Scroller label={title}>
            <Table aria-label={title} size="small">
              <TableHeader>
                <TableRow>
                  {head.map((each) => (
                    <TableHeaderCell key={each}>{each}</TableHeaderCell>
                  ))}
                </TableRow>
              </TableHeader>
              <TableBody>
                {rows().map((row, index) => (
                  <TableRow key={index}>
                    {row.map((cell, column) => (
                      <TableCell key={column}>{cell}</TableCell>
                    ))}
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </Scroller>
        </div>
      ) : (
        children
      )}
    </figure>
  );
}
