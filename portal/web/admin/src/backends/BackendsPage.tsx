import { Button, Text } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { type Column, PageTitle, ResourceList, useListState } from "@gatehouse/shared";
import { useDeferredValue, useState } from "react";
import { Link } from "react-router";
import { useLinkStyles } from "../link";
import { backendTexts as texts } from "../texts/namedValues";
import { AddBackendPane } from "./AddBackendPane";
import { type Backend, titleOf, useBackends } from "./queries";

/** Where calls can be sent to. */
export function BackendsPage() {
  const styles = useLinkStyles();
  const state = useListState();
  const backends = useBackends(useDeferredValue(state.search), state.sort, state.skip);
  const [adding, setAdding] = useState(false);
  const columns: Column<Backend>[] = [
    {
      title: texts.name,
      sort: "title",
      cell: (backend) => (
        <Link className={styles.link} to={`/backends/${encodeURIComponent(backend.name)}`}>
          {titleOf(backend)}
        </Link>
      ),
    },
    { title: texts.type, cell: ({ properties }) => (properties.type === "Pool" ? texts.pool : texts.single) },
    { title: texts.url, sort: "url", cell: ({ properties }) => properties.url ?? "" },
    { title: texts.description, cell: ({ properties }) => properties.description ?? "" },
  ];
  return (
    <>
      <PageTitle title={texts.backends} />
      <ResourceList
        label={texts.backends}
        state={state}
        items={backends}
        columns={columns}
        keyOf={({ name }) => name}
        search={texts.search}
        empty={<Text>{texts.none}</Text>}
        actions={
          <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
            {texts.add}
          </Button>
        }
      />
      {adding && <AddBackendPane close={() => setAdding(false)} />}
    </>
  );
}
