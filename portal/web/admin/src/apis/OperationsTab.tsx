import { Button, Text } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { type Column, ResourceList, useListState } from "@gatehouse/shared";
import { useDeferredValue, useState } from "react";
import { Link } from "react-router";
import { useLinkStyles } from "../link";
import { operationTexts as texts, texts as apiTexts } from "../texts/apis";
import { AddOperationPane } from "./AddOperationPane";
import { type Operation, useOperations } from "./operationQueries";
import type { Api } from "./queries";

/** The operations of an API, each with a way to try it out. */
export function OperationsTab({ api }: { api: Api }) {
  const styles = useLinkStyles();
  const state = useListState();
  const [adding, setAdding] = useState(false);
  const operations = useOperations(api.name, useDeferredValue(state.search), state.sort, state.skip);
  const base = `/apis/${encodeURIComponent(api.name)}`;
  const columns: Column<Operation>[] = [
    {
      title: apiTexts.name,
      sort: "displayName",
      cell: ({ name, properties }) => (
        <Link className={styles.link} to={`${base}/operations/${encodeURIComponent(name)}`}>
          {properties.displayName}
        </Link>
      ),
    },
    { title: texts.method, sort: "method", cell: ({ properties }) => properties.method },
    { title: texts.template, sort: "urlTemplate", cell: ({ properties }) => properties.urlTemplate },
    {
      title: texts.test,
      cell: ({ name, properties }) => (
        <Link
          className={styles.link}
          to={`${base}/console/${encodeURIComponent(name)}`}
          aria-label={texts.testOf(properties.displayName)}
        >
          {texts.test}
        </Link>
      ),
    },
  ];
  return (
    <div>
      <ResourceList
        label={apiTexts.operations}
        state={state}
        items={operations}
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
      {adding && <AddOperationPane api={api.name} close={() => setAdding(false)} />}
    </div>
  );
}
