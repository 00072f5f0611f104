import { Card, makeStyles, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { type Column, Described, PageTitle, ResourceList, useListState } from "@gatehouse/shared";
import { useDeferredValue } from "react";
import { Link } from "react-router";
import { type ApiLine, useApiLines } from "../catalogue";
import { apiAt, useLinkStyles } from "../link";
import { texts } from "../texts/catalogue";
import { isTable, ViewChoice } from "../ViewChoice";

const useStyles = makeStyles({
  card: { alignContent: "start" },
  foot: { marginTop: "auto", color: tokens.colorNeutralForeground2 },
});

const versionsOf = ({ versions }: ApiLine) => versions.map((version) => version || texts.original).join(", ");

const columns: Column<ApiLine>[] = [
  { title: texts.name, cell: (api) => <Title api={api} /> },
  { title: texts.description, cell: ({ description }) => <Described text={description} short={200} /> },
  { title: texts.versions, cell: versionsOf },
];

/** The APIs that somebody may see, each once, whatever versions it has. */
export function ApisPage() {
  const state = useListState();
  const apis = useApiLines(useDeferredValue(state.search), state.skip);
  return (
    <>
      <PageTitle title={texts.apis} />
      <ResourceList
        label={texts.apis}
        state={state}
        items={apis}
        columns={columns}
        keyOf={({ name }) => name}
        search={texts.searchApis}
        filters={<ViewChoice state={state} />}
        card={isTable(state) ? undefined : (api) => <ApiCard api={api} />}
        empty={<Text>{texts.noApis}</Text>}
      />
    </>
  );
}

function Title({ api }: { api: ApiLine }) {
  return (
    <Link className={useLinkStyles().link} to={apiAt(api.name)}>
      {api.displayName}
    </Link>
  );
}

function ApiCard({ api }: { api: ApiLine }) {
  const styles = useStyles();
  return (
    <Card className={styles.card}>
      <Subtitle1 as="h2">
        <Title api={api} />
      </Subtitle1>
      <Described text={api.description} short={240} />
      {api.versions.length > 0 && (
        <Text className={styles.foot}>
          {texts.versions}: {versionsOf(api)}
        </Text>
      )}
    </Card>
  );
}
