import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  makeStyles,
  OverlayDrawer,
  Text,
  tokens,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { Copyable, Failure, Loading, Refused, Time } from "@gatehouse/shared";
import { Fragment, type ReactNode } from "react";
import { Link } from "react-router";
import { useLinkStyles } from "../link";
import { outcomeName, texts } from "../texts/insight";
import { nameOf, pageOf } from "./ids";
import type { Dimension } from "./period";
import { type Refusal, useRefusal } from "./queries";

const useStyles = makeStyles({
  pane: { maxWidth: "100vw" },
  body: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalL, alignContent: "start" },
  reason: {
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: "anywhere",
    whiteSpace: "pre-wrap",
    margin: "0",
  },
  facts: {
    display: "grid",
    gridTemplateColumns: "minmax(7rem, max-content) minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    margin: "0",
    "& dt": { color: tokens.colorNeutralForeground2 },
    "& dd": { margin: "0", overflowWrap: "anywhere" },
  },
});

/** One refusal with the whole reason, at the side of the page. */
export function RefusalRecord({ id, close }: { id: string; close: () => void }) {
  const styles = useStyles();
  const refusal = useRefusal(id);
  const gone = refusal.error instanceof Refused && refusal.error.status === 404;
  const title = refusal.data ? outcomeName(refusal.data.outcome) : texts.record(id);
  return (
    <OverlayDrawer
      open
      position="end"
      size="medium"
      className={styles.pane}
      aria-label={title}
      onOpenChange={(_, data) => !data.open && close()}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          heading={{ as: "h2" }}
          action={
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label={texts.close}
              title={texts.close}
              onClick={close}
            />
          }
        >
          {title}
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody>
        {refusal.isPending && <Loading />}
        {gone && <Text role="alert">{texts.refusalGone}</Text>}
        {refusal.error && !gone && <Failure error={refusal.error} retry={() => void refusal.refetch()} />}
        {refusal.data && <Whole refusal={refusal.data} />}
      </DrawerBody>
    </OverlayDrawer>
  );
}

function Whole({ refusal }: { refusal: Refusal }) {
  const styles = useStyles();
  const advice = texts.outcomes[refusal.outcome]?.advice;
  const facts: [string, ReactNode][] = [
    [texts.time, <Time key="time" at={refusal.timestamp} />],
    [texts.call, `${refusal.method} ${refusal.path}`],
    [texts.host, refusal.host],
    [texts.status, refusal.status],
    [texts.backendStatus, refusal.backendStatus],
    [texts.outcomeCode, refusal.outcome],
    [texts.application, refusal.applicationId && <Named dimension="application" refusal={refusal} />],
    [texts.product, refusal.productId && <Named dimension="product" refusal={refusal} />],
    [texts.api, refusal.apiId && <Named dimension="api" refusal={refusal} />],
    [texts.revision, refusal.apiRevision],
    [texts.operation, refusal.operationName ?? refusal.operationId],
    [texts.subscription, refusal.subscriptionName ?? refusal.subscriptionId],
    [texts.user, refusal.userName ?? refusal.userId],
    [texts.caller, refusal.callerAddress],
    [texts.took, texts.milliseconds(refusal.totalMilliseconds)],
    [texts.requestId, <Copyable key="request" label={texts.requestId} value={refusal.requestId} />],
  ];
  return (
    <div className={styles.body}>
      <section aria-label={texts.whole}>
        <Text weight="semibold">{texts.whole}</Text>
        <p className={styles.reason}>{refusal.reason}</p>
      </section>
      {advice && (
        <section aria-label={texts.whatToDo}>
          <Text weight="semibold" block>
            {texts.whatToDo}
          </Text>
          <Text>{advice}</Text>
        </section>
      )}
      <dl className={styles.facts}>
        {facts
          .filter(([, fact]) => fact !== undefined && fact !== "")
          .map(([label, fact]) => (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{fact}</dd>
            </Fragment>
          ))}
      </dl>
    </div>
  );
}

function Named({ dimension, refusal }: { dimension: Dimension; refusal: Refusal }) {
  const styles = useLinkStyles();
  const id = refusal[`${dimension}Id`] ?? "";
  const name = refusal[`${dimension}Name`];
  const page = pageOf(dimension, id);
  // What has no name any more is gone, and so is its page.
  if (name === undefined || page === undefined) return <>{name ?? nameOf(id)}</>;
  return (
    <Link to={page} className={styles.link}>
      {name}
    </Link>
  );
}
