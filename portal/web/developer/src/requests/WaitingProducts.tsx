import { makeStyles, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { Failure } from "@gatehouse/shared";
import { Link } from "react-router";
import type { Application } from "../queries";
import { texts } from "../texts/requests";
import { CancelRequest } from "./CancelRequest";
import { useRequests } from "./queries";
import { StateBadge } from "./StateBadge";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)" },
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  list: { margin: "0", paddingLeft: tokens.spacingHorizontalXL, display: "grid", gap: tokens.spacingVerticalM },
  said: { whiteSpace: "pre-wrap", overflowWrap: "anywhere" },
  link: { color: tokens.colorBrandForegroundLink },
});

/** The products that an application waits for, or was denied, with what was said about it. */
export function WaitingProducts({ application }: { application: Application }) {
  const styles = useStyles();
  const waiting = application.products.filter(({ state }) => state === "pending" || state === "rejected");
  const requests = useRequests();
  if (waiting.length === 0) return null;
  return (
    <section className={styles.section} aria-label={texts.waiting}>
      <Subtitle1 as="h2">{texts.waiting}</Subtitle1>
      {requests.error && <Failure error={requests.error} retry={() => void requests.refetch()} />}
      <ul className={styles.list}>
        {waiting.map(({ name, displayName, state }) => {
          const request = requests.data?.find(
            (each) => each.application === application.name && each.product === name && each.state === state,
          );
          return (
            <li key={name}>
              <div className={styles.row}>
                <Text weight="semibold">{displayName}</Text>
                <StateBadge state={state === "pending" ? "pending" : "rejected"} />
                {request && state === "pending" && <CancelRequest request={request} />}
                {state === "rejected" && (
                  <Link className={styles.link} to={`/products/${encodeURIComponent(name)}`}>
                    {texts.again}
                  </Link>
                )}
              </div>
              {request?.comment && <Text className={styles.said}>{texts.managersComment(request.comment)}</Text>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
