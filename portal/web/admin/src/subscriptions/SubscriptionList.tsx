import { Button, Select, Text } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { type Column, ResourceList, Time, useListState } from "@gatehouse/shared";
import { useDeferredValue, useState } from "react";
import { Link } from "react-router";
import { OwnerFilter } from "../applications/OwnerFilter";
import { useLinkStyles } from "../link";
import { useProducts } from "../products/queries";
import { lastName } from "../resourceId";
import { texts } from "../texts/subscriptions";
import { AddSubscriptionPane } from "./AddSubscriptionPane";
import { type Subscription, useSubscriptions } from "./queries";
import { scopeText } from "./scope";

const columns = (link: string): Column<Subscription>[] => [
  {
    title: texts.name,
    sort: "displayName",
    cell: ({ name, properties }) => (
      <Link className={link} to={`/subscriptions/${encodeURIComponent(name)}`}>
        {properties.displayName}
      </Link>
    ),
  },
  { title: texts.scope, sort: "scope", cell: ({ properties }) => scopeText(properties.scope) },
  {
    title: texts.owner,
    sort: "ownerId",
    cell: ({ properties }) => (properties.ownerId ? lastName(properties.ownerId) : texts.noOwner),
  },
  {
    title: texts.state,
    sort: "state",
    cell: ({ properties }) => texts.states[properties.state] ?? properties.state,
  },
  { title: texts.created, sort: "createdAt", cell: ({ properties }) => <Time at={properties.createdDate} day /> },
];

/** Subscriptions, all or those to one product: searched, filtered, sorted and paged by the server. */
export function SubscriptionList({ product }: { product?: string }) {
  const { link } = useLinkStyles();
  const state = useListState();
  const [adding, setAdding] = useState(false);
  const subscriptions = useSubscriptions(state, useDeferredValue(state.search), product ?? state.filter("product"));
  const products = useProducts();
  return (
    <>
      <ResourceList
        label={texts.subscriptions}
        state={state}
        items={subscriptions}
        columns={columns(link)}
        keyOf={({ name }) => name}
        search={texts.search}
        empty={<Text>{texts.none}</Text>}
        actions={
          <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
            {texts.add}
          </Button>
        }
        filters={
          <>
            <OwnerFilter state={state} />
            {product === undefined && (
              <Select
                aria-label={texts.product}
                value={state.filter("product")}
                onChange={(_, { value }) => state.set({ product: value })}
              >
                <option value="">{texts.anyProduct}</option>
                {products.data?.map(({ name, properties }) => (
                  <option key={name} value={name}>
                    {properties.displayName}
                  </option>
                ))}
              </Select>
            )}
            <Select
              aria-label={texts.state}
              value={state.filter("state")}
              onChange={(_, { value }) => state.set({ state: value })}
            >
              <option value="">{texts.anyState}</option>
              {Object.entries(texts.states).map(([each, text]) => (
                <option key={each} value={each}>
                  {text}
                </option>
              ))}
            </Select>
          </>
        }
      />
      {adding && <AddSubscriptionPane product={product} close={() => setAdding(false)} />}
    </>
  );
}
