import { Button, Select, Text } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { PageTitle, ResourceList, useListState } from "@gatehouse/shared";
import { useDeferredValue, useState } from "react";
import { useLinkStyles } from "../link";
import { useProducts } from "../products/queries";
import { texts } from "../texts/applications";
import { applicationColumns } from "./columns";
import { OwnerFilter } from "./OwnerFilter";
import { useApplications } from "./queries";
import { RegisterPane } from "./RegisterPane";
import { useLastUses } from "./secretQueries";

/** All applications: searched, filtered, sorted and paged by the server. */
export function ApplicationsPage() {
  const { link } = useLinkStyles();
  const state = useListState();
  const [registering, setRegistering] = useState(false);
  const applications = useApplications(state, useDeferredValue(state.search));
  const uses = useLastUses(applications.data?.value.map(({ name }) => name) ?? []);
  const products = useProducts();
  return (
    <>
      <PageTitle title={texts.applications} />
      <ResourceList
        label={texts.applications}
        state={state}
        items={applications}
        columns={applicationColumns(link, uses.data)}
        keyOf={({ name }) => name}
        search={texts.search}
        empty={<Text>{texts.none}</Text>}
        actions={
          <Button appearance="primary" icon={<AddRegular />} onClick={() => setRegistering(true)}>
            {texts.register}
          </Button>
        }
        filters={
          <>
            <OwnerFilter state={state} />
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
            <Select
              aria-label={texts.state}
              value={state.filter("state")}
              onChange={(_, { value }) => state.set({ state: value })}
            >
              <option value="">{texts.anyState}</option>
              {["active", "pending", "rejected"].map((each) => (
                <option key={each} value={each}>
                  {texts.states[each]}
                </option>
              ))}
              <option value="disabled">{texts.disabled}</option>
            </Select>
          </>
        }
      />
      {registering && <RegisterPane close={() => setRegistering(false)} />}
    </>
  );
}
