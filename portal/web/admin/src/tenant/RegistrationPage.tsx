import {
  makeStyles,
  Subtitle1,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  tokens,
} from "@fluentui/react-components";
import { Failure, Loading, PageTitle, Properties, Property, Scroller, Time } from "@gatehouse/shared";
import type { ReactNode } from "react";
import { Link, useParams } from "react-router";
import { useLinkStyles } from "../link";
import { texts } from "../texts/tenant";
import { BelongsTo } from "./BelongsTo";
import { type Permission, type RegistrationDetails, useRegistration } from "./queries";

const useStyles = makeStyles({
  page: { display: "grid", gap: tokens.spacingVerticalL },
  part: { display: "grid", gap: tokens.spacingVerticalS, minWidth: 0 },
  cell: { overflowWrap: "anywhere" },
});

/** One app registration, with all that hangs on it. */
export function RegistrationPage() {
  const styles = useStyles();
  const { link } = useLinkStyles();
  const { appId = "" } = useParams();
  const registration = useRegistration(appId);
  return (
    <div className={styles.page}>
      <PageTitle title={registration.data?.displayName ?? texts.registrations} />
      <Link className={link} to="/tenant">
        {texts.back}
      </Link>
      {registration.isPending && <Loading />}
      {registration.error && <Failure error={registration.error} retry={() => void registration.refetch()} />}
      {registration.data && <Details registration={registration.data} />}
    </div>
  );
}

function Details({ registration }: { registration: RegistrationDetails }) {
  const { appId, objectId, createdDateTime, identifierUris, servicePrincipal, madeHere } = registration;
  return (
    <>
      <Properties>
        <Property label={texts.clientId} value={appId} />
        <Property label={texts.objectId} value={objectId} />
        {identifierUris.map((uri) => (
          <Property key={uri} label={texts.audience} value={uri} />
        ))}
        {servicePrincipal && <Property label={texts.principal} value={servicePrincipal.id} />}
        <Property label={texts.madeBy}>
          <Text>{madeHere ? texts.gatehouse : texts.others}</Text>
        </Property>
        <Property label={texts.created}>
          <Time at={createdDateTime} />
        </Property>
        {(registration.productId ?? registration.clientApplicationId) !== undefined && (
          <Property label={texts.belongsTo}>
            <BelongsTo registration={registration} />
          </Property>
        )}
      </Properties>
      {!servicePrincipal && <Text>{texts.noPrincipal}</Text>}
      {servicePrincipal?.accountEnabled === false && <Text>{texts.principalOff}</Text>}
      <Rows
        title={texts.permissions}
        columns={[texts.api, texts.permission, texts.kind, texts.state]}
        empty={texts.noPermissions}
        rows={registration.permissions.map((each) => [
          <ToRegistration key="api" appId={each.resourceAppId} text={each.resource} />,
          each.value,
          each.delegated ? texts.delegatedKind : texts.applicationKind,
          stateOf(each),
        ])}
      />
      <Rows
        title={texts.exposed}
        columns={[texts.value, texts.name, texts.state]}
        empty={texts.noExposed}
        rows={registration.appRoles.map((role) => [
          role.value,
          role.displayName,
          role.isEnabled ? texts.enabled : texts.disabled,
        ])}
      />
      {registration.appRoles.length > 0 && (
        <Rows
          title={texts.holders}
          columns={[texts.name, texts.principalId, texts.role]}
          empty={texts.noHolders}
          rows={registration.holders.map((holder) => [holder.displayName, holder.principalId, holder.role])}
        />
      )}
      <Rows
        title={texts.credentials}
        columns={[texts.kind, texts.name, texts.begins, texts.from, texts.until]}
        empty={texts.noCredentials}
        rows={registration.credentials.map((each) => [
          each.kind === "secret" ? texts.secret : texts.certificate,
          each.displayName,
          each.hint,
          <Time key="from" at={each.startDateTime} day />,
          <Time key="until" at={each.endDateTime} day />,
        ])}
      />
    </>
  );
}

function stateOf({ delegated, asked, granted }: Permission): string {
  if (delegated) return texts.consent;
  if (!granted) return texts.notGranted;
  return asked ? texts.granted : texts.unasked;
}

/** The other application's name, leading to it where it can be one of the directory's own. */
function ToRegistration({ appId, text }: { appId: string; text: string }) {
  const { link } = useLinkStyles();
  return text === appId || text.startsWith("Microsoft ") ? (
    text
  ) : (
    <Link className={link} to={`/tenant/${appId}`}>
      {text}
    </Link>
  );
}

interface RowsProps {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly ReactNode[])[];
  empty: string;
}

function Rows({ title, columns, rows, empty }: RowsProps) {
  const styles = useStyles();
  return (
    <section className={styles.part} aria-label={title}>
      <Subtitle1 as="h2">{title}</Subtitle1>
      {rows.length === 0 ? (
        <Text>{empty}</Text>
      ) : (
        <Scroller label={title}>
          <Table aria-label={title} size="small">
            <TableHeader>
              <TableRow>
                {columns.map((column) => (
                  <TableHeaderCell key={column}>{column}</TableHeaderCell>
                ))}
              </TableRow>
            </TableHeader>
            <TableBody>
              {rows.map((cells, index) => (
                <TableRow key={index}>
                  {cells.map((cell, at) => (
                    <TableCell key={columns[at]} className={styles.cell}>
                      {cell}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Scroller>
      )}
    </section>
  );
}
