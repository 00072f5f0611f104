import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { Failure, Loading, PageTitle, Properties, Property, Time } from "@gatehouse/shared";
import { Link, useParams } from "react-router";
import { useLinkStyles } from "../link";
import { lastName } from "../resourceId";
import { texts } from "../texts/requests";
import { Decision } from "./Decision";
import { type AccessRequest, useRequest } from "./queries";
import { StateBadge } from "./StateBadge";

const useStyles = makeStyles({
  page: { display: "grid", gap: tokens.spacingVerticalL, gridTemplateColumns: "minmax(0, 1fr)" },
  said: { whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
});

/** One request: who asks for what and why, and the decision. */
export function RequestPage() {
  const styles = useStyles();
  const { link } = useLinkStyles();
  const { name = "" } = useParams();
  const request = useRequest(name);
  const { applicationName = "", productName = "" } = request.data?.properties ?? {};
  return (
    <div className={styles.page}>
      <Link to="/requests" className={link}>
        {texts.all}
      </Link>
      <PageTitle title={request.data ? texts.title(applicationName, productName) : texts.requests} />
      {request.isPending && <Loading />}
      {request.error && <Failure error={request.error} retry={() => void request.refetch()} />}
      {request.data && <Details request={request.data} />}
    </div>
  );
}

function Details({ request }: { request: AccessRequest }) {
  const styles = useStyles();
  const { link } = useLinkStyles();
  const { state, message, comment, decidedBy, ...properties } = request.properties;
  const decided = state !== "pending";
  return (
    <>
      <Properties>
        <Property label={texts.state}>
          <span>
            <StateBadge state={state} />
          </span>
        </Property>
        <Property label={texts.application}>
          <Link className={link} to={`/applications/${encodeURIComponent(lastName(properties.applicationId))}`}>
            {properties.applicationName}
          </Link>
        </Property>
        <Property label={texts.product}>
          <Link className={link} to={`/products/${encodeURIComponent(lastName(properties.productId))}`}>
            {properties.productName}
          </Link>
        </Property>
        <Property label={texts.requester}>
          <Text>{properties.requesterName ?? ""}</Text>
        </Property>
        <Property label={texts.asked}>
          <Text>
            <Time at={properties.createdDate} />
          </Text>
        </Property>
      </Properties>
      <Property label={texts.message}>
        <Text className={styles.said}>{message ?? texts.noMessage}</Text>
      </Property>
      {decided && (
        <>
          <Properties>
            <Property label={texts.decided}>
              <Text>
                <Time at={properties.decidedDate} />
              </Text>
            </Property>
            <Property label={texts.decidedBy}>
              <Text className={styles.said}>{decidedBy ?? (state === "approved" ? texts.nobody : "")}</Text>
            </Property>
          </Properties>
          <Property label={texts.comment}>
            <Text className={styles.said}>{comment ?? texts.noComment}</Text>
          </Property>
        </>
      )}
      <Decision name={request.name} waits={!decided} />
    </>
  );
}
