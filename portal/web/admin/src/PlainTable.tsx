import {
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from "@fluentui/react-components";
import { Scroller } from "@gatehouse/shared";
import type { ReactNode } from "react";

const useStyles = makeStyles({ cell: { overflowWrap: "anywhere" } });

interface Props {
  label: string;
  titles: readonly string[];
  rows: readonly { key: string; cells: readonly ReactNode[] }[];
}

/** A table of a few rows, all there at once. */
export function PlainTable({ label, titles, rows }: Props) {
  const { cell } = useStyles();
  return (
    <Scroller label={label}>
      <Table aria-label={label}>
        <TableHeader>
          <TableRow>
            {titles.map((title) => (
              <TableHeaderCell key={title}>{title}</TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map(({ key, cells }) => (
            <TableRow key={key}>
              {cells.map((content, at) => (
                <TableCell key={titles[at]} className={cell}>
                  {content}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Scroller>
  );
}
