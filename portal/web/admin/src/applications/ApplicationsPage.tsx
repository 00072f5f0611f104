import { Button, Text } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { type Column, Copyable, PageTitle, ResourceList, useListState } from "@gatehouse/shared";
import { useDeferredValue, useState } from "react";
import { Link } from "react-router";
import { useLinkStyles } from "../link";
import { texts } from "../texts";
import { type Application, useApplications } from "./queries";
import { RegisterPane } from "./RegisterPane";

/** All applications: searched and paged by the server. */
export function ApplicationsPage() {
  const styles = useLinkStyles();
  const state = useListState();
  const [registering, setRegistering] = useState(false);
  const applications = useApplications(useDeferredValue(state.search), state.skip);
  const columns: Column<Application>[] = [
    {
      title: texts.name,
      cell: ({ name, properties }) => (
        <Link className={styles.link} to={`/applications/${encodeURIComponent(name)}`}>
          {properties.displayName}
        </Link>
      ),
    },
    {
      title: texts.clientId,
      cell: ({ properties }) => <Copyable label={texts.clientId} value={properties.entraApplicationId ?? ""} />,
    },
    { title: texts.owner, cell: ({ properties }) => properties.ownerId.split("/").pop() },
    {
      title: texts.state,
      cell: ({ properties }) => (properties.enabled === false ? texts.disabled : (properties.state ?? "")),
    },
  ];
  return (
    <>
      <PageTitle title={texts.applications} />
      <ResourceList
        label={texts.applications}
        state={state}
        items={applications}
        columns={columns}
        keyOf={({ name }) => name}
        search={texts.search}
        empty={<Text>{texts.noApplications}</Text>}
        actions={
          <Button appearance="primary" icon={<AddRegular />} onClick={() => setRegistering(true)}>
            {texts.register}
          </Button>
        }
      />
      <RegisterPane open={registering} close={() => setRegistering(false)} />
    </>
  );
}
