import { Button, Field, Input, makeStyles, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { Failure, Loading, PageTitle, Properties, Property, Time, Unsaved } from "@gatehouse/shared";
import { useState } from "react";
import { Link, useParams } from "react-router";
import { useLinkStyles } from "../link";
import { lastName } from "../resourceId";
import { texts } from "../texts/subscriptions";
import { type Subscription, useChangeSubscription, useSubscription } from "./queries";
import { scopeText } from "./scope";
import { SubscriptionActions } from "./SubscriptionActions";
import { SubscriptionKeys } from "./SubscriptionKeys";

const useStyles = makeStyles({
  page: { display: "grid", gap: tokens.spacingVerticalL, gridTemplateColumns: "minmax(0, 1fr)" },
  form: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalM },
});

/** One subscription: its keys, what they open, whether they do. */
export function SubscriptionPage() {
  const styles = useStyles();
  const { link } = useLinkStyles();
  const { name = "" } = useParams();
  const subscription = useSubscription(name);
  return (
    <div className={styles.page}>
      <Link to="/subscriptions" className={link}>
        {texts.all}
      </Link>
      <PageTitle title={subscription.data?.properties.displayName ?? texts.subscription} />
      {subscription.isPending && <Loading />}
      {subscription.error && <Failure error={subscription.error} retry={() => void subscription.refetch()} />}
      {subscription.data && <Details key={name} subscription={subscription.data} />}
    </div>
  );
}

function Details({ subscription }: { subscription: Subscription }) {
  const { name, properties } = subscription;
  const { scope, ownerId, state, createdDate, stateComment } = properties;
  return (
    <>
      <SubscriptionActions subscription={subscription} />
      <Properties>
        <Property label={texts.id} value={name} />
        <Property label={texts.state}>{texts.states[state] ?? state}</Property>
        <Property label={texts.scope}>{scopeText(scope)}</Property>
        <Property label={texts.owner}>{ownerId ? lastName(ownerId) : texts.noOwner}</Property>
        <Property label={texts.created}>
          <Time at={createdDate} />
        </Property>
      </Properties>
      {stateComment && <Text>{stateComment}</Text>}
      {name === "master" && <Text>{texts.master}</Text>}
      <SubscriptionKeys name={name} />
      <Subtitle1 as="h2">{texts.settings}</Subtitle1>
      <Rename subscription={subscription} />
    </>
  );
}

function Rename({ subscription }: { subscription: Subscription }) {
  const styles = useStyles();
  const save = useChangeSubscription(subscription.name);
  const [typed, setTyped] = useState<string>();
  const displayName = typed ?? subscription.properties.displayName;
  const dirty = displayName !== subscription.properties.displayName;
  const ready = dirty && displayName.trim() !== "" && !save.isPending;
  return (
    <>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) save.mutate({ displayName: displayName.trim() }, { onSuccess: () => setTyped(undefined) });
        }}
      >
        <Field label={texts.name} required>
          <Input value={displayName} maxLength={100} onChange={(_, { value }) => setTyped(value)} />
        </Field>
        <Button type="submit" disabledFocusable={!ready}>
          {texts.save}
        </Button>
        <Text role="status">{save.isSuccess && !dirty ? texts.saved : ""}</Text>
      </form>
      {save.error && <Failure error={save.error} />}
      <Unsaved dirty={dirty && !save.isPending} />
    </>
  );
}
