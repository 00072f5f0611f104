import {
  Button,
  Link,
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { Copyable, Failure, Loading, PageTitle, Scroller } from "@gatehouse/shared";
import { useState } from "react";
import { useHref, useNavigate } from "react-router";
import { type Application, type Product, useApplications } from "../queries";
import { useRegistrable } from "../requests/queries";
import { RegisterPane } from "../requests/RegisterPane";
import { texts } from "../texts";
import { texts as requestTexts } from "../texts/requests";

const useStyles = makeStyles({ bar: { padding: `${tokens.spacingVerticalM} 0` } });

/** The developer's own applications. */
export function ApplicationsPage() {
  const styles = useStyles();
  const applications = useApplications();
  const registrable = useRegistrable(true);
  const [registering, setRegistering] = useState(false);
  return (
    <>
      <PageTitle title={texts.applications} />
      {registrable.data && registrable.data.length > 0 && (
        <div className={styles.bar}>
          <Button appearance="primary" icon={<AddRegular />} onClick={() => setRegistering(true)}>
            {requestTexts.register}
          </Button>
        </div>
      )}
      {registering && <RegisterPane close={() => setRegistering(false)} />}
      {applications.isPending && <Loading />}
      {applications.error && <Failure error={applications.error} retry={() => void applications.refetch()} />}
      {applications.data?.length === 0 && <p>{texts.noApplications}</p>}
      {applications.data !== undefined && applications.data.length > 0 && (
        <Scroller label={texts.applications}>
          <Table aria-label={texts.applications}>
            <TableHeader>
              <TableRow>
                <TableHeaderCell>{texts.name}</TableHeaderCell>
                <TableHeaderCell>{texts.clientId}</TableHeaderCell>
                <TableHeaderCell>{texts.products}</TableHeaderCell>
              </TableRow>
            </TableHeader>
            <TableBody>
              {applications.data.map((application) => (
                <Row key={application.name} application={application} />
              ))}
            </TableBody>
          </Table>
        </Scroller>
      )}
    </>
  );
}

/** A product with what its link says, unless it simply may be called. */
const named = ({ displayName, state }: Product) =>
  state === "pending" || state === "rejected"
    ? `${displayName} (${requestTexts.states[state].toLowerCase()})`
    : displayName;

function Row({ application }: { application: Application }) {
  const to = `/applications/${encodeURIComponent(application.name)}`;
  const href = useHref(to);
  const navigate = useNavigate();
  return (
    <TableRow>
      <TableCell>
        <Link
          href={href}
          onClick={(event) => {
            event.preventDefault();
            void navigate(to);
          }}
        >
          {application.displayName}
        </Link>
      </TableCell>
      <TableCell>
        <Copyable label={texts.clientId} value={application.clientId} />
      </TableCell>
      <TableCell>{application.products.map(named).join(", ")}</TableCell>
    </TableRow>
  );
}
