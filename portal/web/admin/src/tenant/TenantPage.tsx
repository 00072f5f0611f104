import {
  Badge,
  Button,
  makeStyles,
  SearchBox,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  tokens,
} from "@fluentui/react-components";
import { Failure, Loading, PageTitle, Properties, Property, Scroller, Time, useListState } from "@gatehouse/shared";
import { useDeferredValue } from "react";
import { Link } from "react-router";
import { useLinkStyles } from "../link";
import { texts } from "../texts/tenant";
import { BelongsTo } from "./BelongsTo";
import { type Credential, type Registration, useDirectory, useRegistrations } from "./queries";

const useStyles = makeStyles({
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} 0`,
  },
  search: { width: "22rem", maxWidth: "100%" },
  cell: { overflowWrap: "anywhere" },
});

/** The credential that ends next; of those that ended, the last one. */
function nextToEnd(credentials: readonly Credential[]): string | undefined {
  const now = new Date().toISOString();
  const ends = credentials.flatMap((each) => each.endDateTime ?? []).sort();
  return ends.find((end) => end >= now) ?? ends.at(-1);
}

/** The directory's app registrations, whoever made them. */
export function TenantPage() {
  const styles = useStyles();
  const directory = useDirectory();
  const state = useListState();
  const search = useDeferredValue(state.search.trim());
  const registrations = useRegistrations(search);
  const rows = registrations.data?.pages.flatMap((page) => page.value) ?? [];
  return (
    <>
      <PageTitle title={texts.tenant} />
      <p>
        <Text>{texts.intro}</Text>
      </p>
      {directory.data && (
        <Properties>
          <Property label={texts.tenantId} value={directory.data.tenantId} />
          <Property label={texts.tokenUrl} value={directory.data.tokenUrl} />
        </Properties>
      )}
      <div className={styles.bar}>
        <SearchBox
          className={styles.search}
          aria-label={texts.search}
          placeholder={texts.search}
          value={state.search}
          onChange={(_, { value }) => state.set({ search: value })}
        />
      </div>
      {registrations.isPending && <Loading />}
      {registrations.error && <Failure error={registrations.error} retry={() => void registrations.refetch()} />}
      {registrations.data && rows.length === 0 && <Text>{search === "" ? texts.empty : texts.nothingFound}</Text>}
      {rows.length > 0 && (
        <>
          <Scroller label={texts.registrations}>
            <Registrations rows={rows} />
          </Scroller>
          <div className={styles.bar}>
            <Text role="status">{texts.shown(rows.length, !registrations.hasNextPage)}</Text>
            {registrations.hasNextPage && (
              <Button
                disabledFocusable={registrations.isFetchingNextPage}
                onClick={() => void registrations.fetchNextPage()}
              >
                {texts.more}
              </Button>
            )}
          </div>
        </>
      )}
    </>
  );
}

const COLUMNS = [texts.name, texts.clientId, texts.madeBy, texts.belongsTo, texts.roles, texts.expires];

function Registrations({ rows }: { rows: readonly Registration[] }) {
  const styles = useStyles();
  const { link } = useLinkStyles();
  return (
    <Table aria-label={texts.registrations}>
      <TableHeader>
        <TableRow>
          {COLUMNS.map((title) => (
            <TableHeaderCell key={title}>{title}</TableHeaderCell>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.appId}>
            <TableCell className={styles.cell}>
              <Link className={link} to={`/tenant/${row.appId}`}>
                {row.displayName}
              </Link>
            </TableCell>
            <TableCell className={styles.cell}>{row.appId}</TableCell>
            <TableCell>
              <Badge appearance="outline" color={row.madeHere ? "brand" : "informative"}>
                {row.madeHere ? texts.gatehouse : texts.others}
              </Badge>
            </TableCell>
            <TableCell className={styles.cell}>
              <BelongsTo registration={row} />
            </TableCell>
            <TableCell>{row.appRoles.length}</TableCell>
            <TableCell>
              <Time at={nextToEnd(row.credentials)} missing={texts.noCredential} day />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
