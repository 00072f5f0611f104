import { makeStyles, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { CodeBlock, curl, Failure, Loading } from "@gatehouse/shared";
import { useQuery } from "@tanstack/react-query";
import { arm, type Page, type Resource, segment } from "../arm";
import { useProductApis } from "../products/queries";
import { useService, useSession } from "../session";
import { texts } from "../texts/applications";
import { type Scope, useScopes } from "./scopes";
import { useShownApplication } from "./tabs";

const useStyles = makeStyles({
  sections: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
});

interface QueryParameter {
  name: string;
  required?: boolean;
  defaultValue?: string;
  values?: string[];
}

type Operation = Resource<{
  displayName: string;
  method: string;
  urlTemplate: string;
  request?: { queryParameters?: QueryParameter[] };
}>;

/** Calls to paste, one for each API of the products that the application was granted. */
export function CallsTab() {
  const styles = useStyles();
  const { name } = useShownApplication();
  const scopes = useScopes(name);
  return (
    <section className={styles.sections} aria-label={texts.callsTab}>
      {scopes.error && <Failure error={scopes.error} retry={scopes.retry} />}
      {!scopes.data && !scopes.error && <Loading />}
      {scopes.data && <Text>{scopes.data.length === 0 ? texts.grantFirst : texts.callsHint}</Text>}
      {scopes.data?.map((scope) => (
        <ProductCalls key={scope.product} scope={scope} />
      ))}
    </section>
  );
}

function ProductCalls({ scope }: { scope: Scope }) {
  const apis = useProductApis(scope.product);
  return (
    <>
      <Subtitle1 as="h2">{scope.title}</Subtitle1>
      {apis.isPending && <Loading />}
      {apis.error && <Failure error={apis.error} retry={() => void apis.refetch()} />}
      {apis.data?.length === 0 && <Text>{texts.noApis}</Text>}
      {apis.data?.map((api) => (
        <ApiCall key={api.name} scope={scope} api={api.name} title={api.properties.displayName} />
      ))}
    </>
  );
}

interface ApiCallProps {
  scope: Scope;
  api: string;
  title: string;
}

function ApiCall({ scope, api, title }: ApiCallProps) {
  const application = useShownApplication();
  const session = useSession();
  const call = useFirstPath(api);
  if (call.error) return <Failure error={call.error} retry={() => void call.refetch()} />;
  if (call.isPending || !session.data) return <Loading />;
  if (call.data === null) return <Text>{`${title}: ${texts.noCallsToPaste}`}</Text>;
  const code = curl({
    tokenUrl: session.data.tokenUrl,
    clientId: application.properties.entraApplicationId ?? "",
    scope: scope.scope,
    url: session.data.gatewayUrl + call.data,
  });
  return <CodeBlock label={texts.command(title)} code={code} />;
}

/** The path of the API's first GET without a parameter in it; null if it has none. */
function useFirstPath(api: string) {
  const service = useService();
  return useQuery({
    queryKey: ["first-call", service, api],
    queryFn: async () => {
      const path = `/apis/${segment(api)}`;
      const [{ properties }, operations] = await Promise.all([
        arm<Resource<{ path: string; apiVersion?: string }>>(service, path),
        arm<Page<Operation>>(service, `${path}/operations?$top=1000`),
      ]);
      const first = operations.value.find(
        (each) => each.properties.method === "GET" && !/[{*]/.test(each.properties.urlTemplate),
      );
      if (!first) return null;
      const prefix = properties.path === "" ? "" : `/${properties.path}`;
      const template = first.properties.urlTemplate.replace(/^\//, "");
      return `${prefix}/${template}${required(first.properties.request?.queryParameters ?? [])}`;
    },
  });
}

/** What the operation requires in its query, with a value for each. */
function required(parameters: readonly QueryParameter[]): string {
  const pairs = parameters
    .filter((each) => each.required === true)
    .map(({ name, defaultValue, values }) => [name, defaultValue || values?.[0] || "value"]);
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs).toString()}`;
}
