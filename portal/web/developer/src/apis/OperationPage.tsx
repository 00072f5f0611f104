import { Badge, makeStyles, MessageBar, MessageBarBody, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { Copyable, Described, Failure, Loading, PageTitle } from "@gatehouse/shared";
import { useParams } from "react-router";
import { type ApiDetails, type OperationDetails, useOperation } from "../catalogue";
import { texts } from "../texts/catalogue";
import { useApi } from "./ApiPage";
import { Bodies } from "./Bodies";
import { Method } from "./Method";
import { panels } from "./panels";
import { Parameters } from "./Parameters";

const useStyles = makeStyles({
  parts: { display: "grid", gap: tokens.spacingVerticalXL, gridTemplateColumns: "minmax(0, 1fr)" },
  section: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
  url: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  tags: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** An operation: what it takes and gives, and what else the panels do with it. */
export function OperationPage() {
  const api = useApi();
  const { operation: name = "" } = useParams();
  const operation = useOperation(api.name, name);
  return (
    <>
      {!operation.data && <PageTitle title={texts.operations} />}
      {operation.isPending && <Loading />}
      {operation.error && <Failure error={operation.error} retry={() => void operation.refetch()} />}
      {operation.data && <Details key={operation.data.name} api={api} operation={operation.data} />}
    </>
  );
}

function Details({ api, operation }: { api: ApiDetails; operation: OperationDetails }) {
  const styles = useStyles();
  const { displayName, method, urlTemplate, description, tags, complete } = operation;
  return (
    <article className={styles.parts}>
      <div className={styles.section}>
        <PageTitle title={displayName} />
        <div className={styles.url}>
          <Method method={method} />
          <Copyable label={texts.url} value={`${api.url}${urlTemplate}`} />
        </div>
        {tags.length > 0 && (
          <div className={styles.tags} role="group" aria-label={texts.tags}>
            {tags.map((tag) => (
              <Badge key={tag} appearance="outline" color="informative">
                {tag}
              </Badge>
            ))}
          </div>
        )}
        <Described text={description} />
        {!complete && (
          <MessageBar intent="info" layout="multiline">
            <MessageBarBody>{texts.incomplete}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      <RequestPart operation={operation} />
      <ResponsesPart operation={operation} />
      {panels.map((Panel, index) => (
        <Panel key={index} api={api} operation={operation} />
      ))}
    </article>
  );
}

function RequestPart({ operation: { templateParameters, request, types } }: { operation: OperationDetails }) {
  const styles = useStyles();
  const inTemplate = templateParameters ?? [];
  const { description, queryParameters = [], headers = [], representations = [] } = request ?? {};
  return (
    <section className={styles.section} aria-label={texts.request}>
      <Subtitle1 as="h2">{texts.request}</Subtitle1>
      <Described text={description} />
      <Parameters
        label={texts.parameters}
        types={types}
        groups={[
          { place: texts.inPath, parameters: inTemplate, required: true },
          { place: texts.inQuery, parameters: queryParameters },
          { place: texts.inHeader, parameters: headers },
        ]}
        none={texts.noParameters}
      />
      {representations.length > 0 && <Bodies of={texts.body} representations={representations} types={types} />}
    </section>
  );
}

function ResponsesPart({ operation: { responses = [], types } }: { operation: OperationDetails }) {
  const styles = useStyles();
  return (
    <section className={styles.section} aria-label={texts.responses}>
      <Subtitle1 as="h2">{texts.responses}</Subtitle1>
      {responses.length === 0 && <Text>{texts.noResponses}</Text>}
      {responses.map(({ statusCode, description, headers = [], representations = [] }) => (
        <div key={statusCode} className={styles.section} role="group" aria-label={texts.response(statusCode)}>
          <Text as="h3" weight="semibold" size={400}>
            {texts.response(statusCode)}
          </Text>
          <Described text={description} />
          {headers.length > 0 && (
            <Parameters
              label={`${texts.headers}: ${texts.response(statusCode)}`}
              types={types}
              groups={[{ place: texts.inHeader, parameters: headers }]}
            />
          )}
          {representations.length > 0 ? (
            <Bodies of={texts.response(statusCode)} representations={representations} types={types} />
          ) : (
            <Text>{texts.noBody}</Text>
          )}
        </div>
      ))}
    </section>
  );
}
