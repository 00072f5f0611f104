import {
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
import { Failure, Loading, PageTitle, Scroller, Time } from "@gatehouse/shared";
import { Link } from "react-router";
import { texts } from "../texts/requests";
import { CancelRequest } from "./CancelRequest";
import { type AccessRequest, useRequests } from "./queries";
import { StateBadge } from "./StateBadge";

const useStyles = makeStyles({
  link: { color: tokens.colorBrandForegroundLink },
  cell: { overflowWrap: "anywhere", paddingTop: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalS },
  said: { display: "block", whiteSpace: "pre-wrap" },
  empty: { display: "grid", gap: tokens.spacingVerticalM, paddingTop: tokens.spacingVerticalM, justifyItems: "start" },
});

/** What the developer asked for, the newest first. */
export function RequestsPage() {
  const styles = useStyles();
  const requests = useRequests();
  return (
    <>
      <PageTitle title={texts.requests} />
      {requests.isPending && <Loading />}
      {requests.error && <Failure error={requests.error} retry={() => void requests.refetch()} />}
      {requests.data?.length === 0 && (
        <div className={styles.empty}>
          <Text>{texts.none}</Text>
          <Link className={styles.link} to="/products">
            {texts.toProducts}
          </Link>
        </div>
      )}
      {requests.data && requests.data.length > 0 && (
        <Scroller label={texts.requests}>
          <Table aria-label={texts.requests}>
            <TableHeader>
              <TableRow>
                <TableHeaderCell>{texts.product}</TableHeaderCell>
                <TableHeaderCell>{texts.application}</TableHeaderCell>
                <TableHeaderCell>{texts.asked}</TableHeaderCell>
                <TableHeaderCell>{texts.state}</TableHeaderCell>
              </TableRow>
            </TableHeader>
            <TableBody>
              {requests.data.map((request) => (
                <Row key={request.name} request={request} />
              ))}
            </TableBody>
          </Table>
        </Scroller>
      )}
    </>
  );
}

function Row({ request }: { request: AccessRequest }) {
  const styles = useStyles();
  const { application, applicationName, product, productName, state, message, comment } = request;
  return (
    <TableRow>
      <TableCell className={styles.cell}>
        <Link className={styles.link} to={`/products/${encodeURIComponent(product)}`}>
          {productName}
        </Link>
        {message && (
          <Text size={200} className={styles.said}>
            {message}
          </Text>
        )}
      </TableCell>
      <TableCell className={styles.cell}>
        <Link className={styles.link} to={`/applications/${encodeURIComponent(application)}`}>
          {applicationName}
        </Link>
      </TableCell>
      <TableCell className={styles.cell}>
        <Time at={request.createdDate} />
      </TableCell>
      <TableCell className={styles.cell}>
        <StateBadge state={state} />
        {comment && (
          <Text size={200} className={styles.said}>
            {texts.managersComment(comment)}
          </Text>
        )}
        {state === "pending" && <CancelRequest request={request} />}
      </TableCell>
    </TableRow>
  );
}
