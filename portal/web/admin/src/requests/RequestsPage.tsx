import { Select, Text } from "@fluentui/react-components";
import { type Column, PageTitle, ResourceList, Time, useListState } from "@gatehouse/shared";
import { useDeferredValue } from "react";
import { Link } from "react-router";
import { useLinkStyles } from "../link";
import { texts } from "../texts/requests";
import { type AccessRequest, useRequests } from "./queries";
import { StateBadge } from "./StateBadge";

/** What developers ask for: those that wait first of all. */
export function RequestsPage() {
  const { link } = useLinkStyles();
  const state = useListState();
  const requests = useRequests(state, useDeferredValue(state.search));
  const shown = state.filter("state") || "pending";
  const columns: Column<AccessRequest>[] = [
    {
      title: texts.application,
      sort: "applicationName",
      cell: ({ name, properties }) => (
        <Link className={link} to={`/requests/${encodeURIComponent(name)}`}>
          {properties.applicationName}
        </Link>
      ),
    },
    { title: texts.product, sort: "productName", cell: ({ properties }) => properties.productName },
    { title: texts.requester, cell: ({ properties }) => properties.requesterName ?? "" },
    { title: texts.asked, sort: "createdDate", cell: ({ properties }) => <Time at={properties.createdDate} /> },
    { title: texts.state, sort: "state", cell: ({ properties }) => <StateBadge state={properties.state} /> },
  ];
  return (
    <>
      <PageTitle title={texts.requests} />
      <ResourceList
        label={texts.requests}
        state={state}
        items={requests}
        columns={columns}
        keyOf={({ name }) => name}
        search={texts.search}
        empty={<Text>{shown === "pending" ? texts.noneWaits : texts.none}</Text>}
        filters={
          <Select
            aria-label={texts.state}
            value={shown}
            onChange={(_, { value }) => state.set({ state: value === "pending" ? "" : value })}
          >
            {(["pending", "approved", "rejected", "cancelled"] as const).map((each) => (
              <option key={each} value={each}>
                {texts.states[each]}
              </option>
            ))}
            <option value="all">{texts.allStates}</option>
          </Select>
        }
      />
    </>
  );
}
