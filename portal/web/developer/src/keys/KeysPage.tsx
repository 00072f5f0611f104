import { Text } from "@fluentui/react-components";
import { type Column, PageTitle, ResourceList, Time, useListState } from "@gatehouse/shared";
import { useDeferredValue } from "react";
import { Link } from "react-router";
import { useLinkStyles } from "../link";
import { texts } from "../texts/keys";
import { type Subscription, useSubscriptions } from "./queries";
import { Scope } from "./Scope";

const columns: Column<Subscription>[] = [
  { title: texts.name, cell: (subscription) => <Name subscription={subscription} /> },
  { title: texts.opens, cell: ({ scope }) => <Scope scope={scope} /> },
  { title: texts.state, cell: ({ state }) => texts.states[state] },
  { title: texts.created, cell: ({ created }) => <Time at={created} day /> },
];

/** The subscriptions of who is signed in, the newest first. */
export function KeysPage() {
  const state = useListState();
  const { link } = useLinkStyles();
  const subscriptions = useSubscriptions(useDeferredValue(state.search), state.skip);
  return (
    <>
      <PageTitle title={texts.title} />
      <ResourceList
        label={texts.title}
        state={state}
        items={subscriptions}
        columns={columns}
        keyOf={({ name }) => name}
        search={texts.search}
        empty={
          <Text>
            {texts.none}{" "}
            <Link className={link} to="/products">
              {texts.toProducts}
            </Link>
          </Text>
        }
      />
    </>
  );
}

function Name({ subscription: { name, displayName } }: { subscription: Subscription }) {
  return (
    <Link className={useLinkStyles().link} to={`/keys/${encodeURIComponent(name)}`}>
      {displayName}
    </Link>
  );
}
