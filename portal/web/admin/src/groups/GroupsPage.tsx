import { Button, Text } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { type Column, PageTitle, ResourceList, useListState } from "@gatehouse/shared";
import { useDeferredValue, useState } from "react";
import { Link } from "react-router";
import { useLinkStyles } from "../link";
import { texts } from "../texts/people";
import type { Group } from "../users/queries";
import { AddGroupPane } from "./GroupPanes";
import { useGroups } from "./queries";

/** All groups of users. */
export function GroupsPage() {
  const styles = useLinkStyles();
  const state = useListState();
  const [adding, setAdding] = useState(false);
  const groups = useGroups(useDeferredValue(state.search), state.skip);
  const columns: Column<Group>[] = [
    {
      title: texts.name,
      cell: ({ name, properties }) => (
        <Link className={styles.link} to={`/groups/${encodeURIComponent(name)}`}>
          {properties.displayName}
        </Link>
      ),
    },
    { title: texts.description, cell: ({ properties }) => properties.description ?? "" },
    { title: texts.kind, cell: ({ properties }) => texts.kinds[properties.type] ?? properties.type },
  ];
  return (
    <>
      <PageTitle title={texts.groups} />
      <ResourceList
        label={texts.groups}
        state={state}
        items={groups}
        columns={columns}
        keyOf={({ name }) => name}
        search={texts.searchGroups}
        empty={<Text>{texts.noGroupsYet}</Text>}
        actions={
          <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
            {texts.addGroup}
          </Button>
        }
      />
      {adding && <AddGroupPane close={() => setAdding(false)} />}
    </>
  );
}
