import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { Confirmed, Failure, Loading, PageTitle, Properties, Property, Time } from "@gatehouse/shared";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { useLinkStyles } from "../link";
import { texts } from "../texts/keys";
import { Keys } from "./Keys";
import { type Subscription, useCancel, useSubscription } from "./queries";
import { RenamePane } from "./RenamePane";
import { Scope } from "./Scope";

const useStyles = makeStyles({
  page: { display: "grid", gap: tokens.spacingVerticalL, gridTemplateColumns: "minmax(0, 1fr)" },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
});

const LIVING = ["active", "submitted", "suspended"];

/** One subscription: what it opens, and its keys. */
export function KeyPage() {
  const styles = useStyles();
  const { link } = useLinkStyles();
  const { name = "" } = useParams();
  const subscription = useSubscription(name);
  return (
    <div className={styles.page}>
      <Link to="/keys" className={link}>
        {texts.all}
      </Link>
      <PageTitle title={subscription.data?.displayName ?? texts.title} />
      {subscription.isPending && <Loading />}
      {subscription.error && <Failure error={subscription.error} retry={() => void subscription.refetch()} />}
      {subscription.data && <Details subscription={subscription.data} />}
    </div>
  );
}

function Details({ subscription }: { subscription: Subscription }) {
  const styles = useStyles();
  const { name, displayName, scope, state, stateComment, created } = subscription;
  const cancel = useCancel(name);
  const [asking, setAsking] = useState(false);
  const [renaming, setRenaming] = useState(false);
  return (
    <>
      <Properties>
        <Property label={texts.opens}>
          <Scope scope={scope} />
        </Property>
        <Property label={texts.state}>
          <Text role="status">{texts.states[state]}</Text>
        </Property>
        <Property label={texts.created}>
          <Text>
            <Time at={created} />
          </Text>
        </Property>
        {stateComment !== "" && (
          <Property label={texts.comment}>
            <Text>{stateComment}</Text>
          </Property>
        )}
      </Properties>
      <div className={styles.actions}>
        <Button onClick={() => setRenaming(true)}>{texts.rename}</Button>
        {LIVING.includes(state) && (
          <Button disabledFocusable={cancel.isPending} onClick={() => setAsking(true)}>
            {texts.cancel}
          </Button>
        )}
      </div>
      {cancel.error && <Failure error={cancel.error} />}
      <Keys name={name} active={state === "active"} />
      {renaming && <RenamePane name={name} displayName={displayName} close={() => setRenaming(false)} />}
      <Confirmed
        question={texts.cancelQuestion(displayName)}
        warning={texts.cancelWarning}
        action={texts.cancelAction}
        open={asking}
        confirm={() => {
          setAsking(false);
          cancel.mutate();
        }}
        cancel={() => setAsking(false)}
      />
    </>
  );
}
