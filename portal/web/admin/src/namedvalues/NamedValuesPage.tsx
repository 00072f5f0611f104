import { Badge, Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { type Column, Confirmed, Failure, PageTitle, ResourceList, useListState } from "@gatehouse/shared";
import { useDeferredValue, useState } from "react";
import { texts } from "../texts/namedValues";
import { NamedValuePane } from "./NamedValuePane";
import { type NamedValue, useDeleteNamedValue, useNamedValues } from "./queries";
import { Value } from "./Value";

const useStyles = makeStyles({ actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS } });

/** The texts that policies call by name. */
export function NamedValuesPage() {
  const styles = useStyles();
  const state = useListState();
  const values = useNamedValues(useDeferredValue(state.search), state.sort, state.skip);
  const deletion = useDeleteNamedValue();
  const [editing, setEditing] = useState<NamedValue | "new">();
  const [deleting, setDeleting] = useState<NamedValue>();
  const columns: Column<NamedValue>[] = [
    { title: texts.displayName, sort: "displayName", cell: ({ properties }) => properties.displayName },
    { title: texts.value, cell: (value) => <Value key={value.name} named={value} /> },
    {
      title: texts.type,
      cell: ({ properties }) => (
        <Badge appearance="outline">{properties.secret === true ? texts.secret : texts.plain}</Badge>
      ),
    },
    { title: texts.tags, cell: ({ properties }) => (properties.tags ?? []).join(", ") },
    {
      title: texts.actions,
      cell: (value) => (
        <div className={styles.actions}>
          <Button
            size="small"
            aria-label={texts.editOf(value.properties.displayName)}
            onClick={() => setEditing(value)}
          >
            {texts.edit}
          </Button>
          <Button
            size="small"
            aria-label={texts.removeOf(value.properties.displayName)}
            onClick={() => setDeleting(value)}
          >
            {texts.remove}
          </Button>
        </div>
      ),
    },
  ];
  return (
    <>
      <PageTitle title={texts.namedValues} />
      {deletion.error && <Failure error={deletion.error} />}
      <ResourceList
        label={texts.namedValues}
        state={state}
        items={values}
        columns={columns}
        keyOf={({ name }) => name}
        search={texts.search}
        empty={<Text>{texts.none}</Text>}
        actions={
          <Button appearance="primary" icon={<AddRegular />} onClick={() => setEditing("new")}>
            {texts.add}
          </Button>
        }
      />
      {editing !== undefined && (
        <NamedValuePane
          key={editing === "new" ? "" : editing.name}
          named={editing === "new" ? undefined : editing}
          close={() => setEditing(undefined)}
        />
      )}
      <Confirmed
        question={texts.removeQuestion(deleting?.properties.displayName ?? "")}
        warning={texts.removeWarning}
        action={texts.remove}
        open={deleting !== undefined}
        confirm={() => {
          if (deleting) deletion.mutate(deleting.name);
          setDeleting(undefined);
        }}
        cancel={() => setDeleting(undefined)}
      />
    </>
  );
}
