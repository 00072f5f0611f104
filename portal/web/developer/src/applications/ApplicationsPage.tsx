import { Link, Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow } from "@fluentui/react-components";
import { Copyable, Failure, Loading, PageTitle } from "@gatehouse/shared";
import { useHref } from "react-router";
import { useNavigate } from "react-router";
import { type Application, useApplications } from "../queries";
import { texts } from "../texts";

/** The developer's own applications. */
export function ApplicationsPage() {
  const applications = useApplications();
  return (
    <>
      <PageTitle title={texts.applications} />
      {applications.isPending && <Loading />}
      {applications.error && <Failure error={applications.error} retry={() => void applications.refetch()} />}
      {applications.data?.length === 0 && <p>{texts.noApplications}</p>}
      {applications.data !== undefined && applications.data.length > 0 && (
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
      )}
    </>
  );
}

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
      <TableCell>{application.products.map((product) => product.displayName).join(", ")}</TableCell>
    </TableRow>
  );
}
