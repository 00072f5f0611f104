import {
  Button,
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  tokens,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { Failure } from "./Failure";
import { ListSearch } from "./ListSearch";
import { type ListState, PAGE } from "./listState";
import { Loading } from "./Loading";
import { Scroller } from "./Scroller";
import { texts } from "./texts";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} 0`,
    alignItems: "center",
  },
  cell: { overflowWrap: "anywhere" },
  cards: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(20rem, 100%), 1fr))",
    gap: tokens.spacingHorizontalL,
    listStyleType: "none",
    margin: "0",
    padding: "0",
    "& > li": { display: "grid", minWidth: "0" },
  },
});

export interface Column<T> {
  title: string;
  cell: (item: T) => ReactNode;
  /** The property that the server sorts by, where it can. */
  sort?: string;
}

/** What a query of a list gives: TanStack's, as far as the list needs it. */
interface Listed<T> {
  data?: { value: T[]; count: number };
  error: Error | null;
  isPending: boolean;
  /** Whether what is shown is still the answer to another question. */
  isPlaceholderData?: boolean;
  refetch: () => unknown;
}

interface Props<T> {
  label: string;
  state: ListState;
  items: Listed<T>;
  columns: readonly Column<T>[];
  keyOf: (item: T) => string;
  /** Stands before the search: what one does with the list. */
  actions?: ReactNode;
  /** What the search looks at; without it there is none. */
  search?: string;
  /** Stand after the search. */
  filters?: ReactNode;
  /** Says the next step, where there is nothing yet. */
  empty: ReactNode;
  /** Shows an item by itself, in place of its row. */
  card?: (item: T) => ReactNode;
}

/** A list that the server searches, sorts and pages. */
export function ResourceList<T>(props: Props<T>) {
  const { label, state, items, columns, keyOf, actions, search, filters, empty, card } = props;
  const styles = useStyles();
  const { value = [], count = 0 } = items.data ?? {};
  return (
    <>
      <div className={styles.bar} role="group" aria-label={texts.tools(label)}>
        {actions}
        {search !== undefined && <ListSearch label={search} state={state} />}
        {filters}
      </div>
      {items.isPending && <Loading />}
      {items.error && <Failure error={items.error} retry={() => void items.refetch()} />}
      {items.data && count === 0 && (!state.narrowed ? empty : <Text>{texts.nothingFound}</Text>)}
      {value.length > 0 && (
        <>
          {card ? (
            <ul className={styles.cards} aria-label={label}>
              {value.map((item) => (
                <li key={keyOf(item)}>{card(item)}</li>
              ))}
            </ul>
          ) : (
            <Scroller label={label}>
              <Table aria-label={label} aria-busy={items.isPlaceholderData === true}>
                <TableHeader>
                  <TableRow>
                    {columns.map((column) => (
                      <Heading key={column.title} column={column} state={state} />
                    ))}
                  </TableRow>
                </TableHeader>
                <TableBody>
                  {value.map((item) => (
                    <TableRow key={keyOf(item)}>
                      {columns.map((column) => (
                        <TableCell key={column.title} className={styles.cell}>
                          {column.cell(item)}
                        </TableCell>
                      ))}
                    </TableRow>
                  ))}
                </TableBody>
              </Table>
            </Scroller>
          )}
          <div className={styles.bar}>
            <Text role="status">{texts.range(state.skip + 1, state.skip + value.length, count)}</Text>
            <Button
              disabled={state.skip === 0}
              onClick={() => state.set({ skip: String(Math.max(0, state.skip - PAGE) || "") })}
            >
              {texts.previous}
            </Button>
            <Button
              disabled={state.skip + value.length >= count}
              onClick={() => state.set({ skip: String(state.skip + PAGE) })}
            >
              {texts.next}
            </Button>
          </div>
        </>
      )}
    </>
  );
}

function Heading<T>({ column, state }: { column: Column<T>; state: ListState }) {
  const { sort, title } = column;
  if (sort === undefined) return <TableHeaderCell>{title}</TableHeaderCell>;
  const up = state.sort === sort;
  const down = state.sort === `${sort} desc`;
  return (
    <TableHeaderCell
      sortable
      sortDirection={up ? "ascending" : down ? "descending" : undefined}
      onClick={() => state.set({ sort: up ? `${sort} desc` : sort })}
    >
      {title}
    </TableHeaderCell>
  );
}
