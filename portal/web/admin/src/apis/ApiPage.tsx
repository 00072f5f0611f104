import { MessageBar, MessageBarBody, Select } from "@fluentui/react-components";
import { Failure, Loading, PageTabs, PageTitle } from "@gatehouse/shared";
import { Link, useNavigate, useParams } from "react-router";
import { useLinkStyles } from "../link";
import { PolicyEditor } from "../policies/PolicyEditor";
import { texts } from "../texts/apis";
import { ApiActions } from "./ApiActions";
import { ApiProducts } from "./ApiProducts";
import { type Api, apiPath, plain, titleOf, useApi } from "./queries";
import { OperationsTab } from "./OperationsTab";
import { RevisionsTab } from "./RevisionsTab";
import { useRevisions } from "./revisionQueries";
import { SchemasTab } from "./SchemasTab";
import { SettingsTab } from "./SettingsTab";
import { usePageStyles } from "./styles";
import { VersionsTab } from "./VersionsTab";

const tabs = [
  { path: "", text: texts.operations },
  { path: "settings", text: texts.settings },
  { path: "policies", text: texts.policies },
  { path: "revisions", text: texts.revisions },
  { path: "versions", text: texts.versions },
  { path: "products", text: texts.products },
  { path: "schemas", text: texts.schemas },
];

/** One API, or one revision of it, part by part. */
export function ApiPage() {
  const styles = usePageStyles();
  const links = useLinkStyles();
  const { api: name = "", "*": tab = "" } = useParams();
  const api = useApi(name);
  return (
    <div className={styles.page}>
      <Link to="/apis" className={links.link}>
        {texts.back}
      </Link>
      <PageTitle title={api.data ? titleOf(api.data) : texts.apis} />
      {api.isPending && <Loading />}
      {api.error && <Failure error={api.error} retry={() => void api.refetch()} />}
      {api.data && (
        <>
          <div className={styles.row}>
            <RevisionChoice api={api.data} tab={tab} />
            <ApiActions api={api.data} />
          </div>
          {api.data.properties.isCurrent === false && (
            <MessageBar layout="multiline">
              <MessageBarBody>{texts.notCurrent}</MessageBarBody>
            </MessageBar>
          )}
          <PageTabs label={texts.parts} base={`/apis/${encodeURIComponent(name)}`} tabs={tabs} />
          <Part key={name} api={api.data} tab={tab} />
        </>
      )}
    </div>
  );
}

function Part({ api, tab }: { api: Api; tab: string }) {
  switch (tab) {
    case "settings":
      return <SettingsTab api={api} />;
    case "policies":
      return <PolicyEditor scope={apiPath(api.name)} />;
    case "revisions":
      return <RevisionsTab api={api} />;
    case "versions":
      return <VersionsTab api={api} />;
    case "products":
      return <ApiProducts api={api} />;
    case "schemas":
      return <SchemasTab api={api.name} />;
    default:
      return <OperationsTab api={api} />;
  }
}

/** Switches between the revisions, staying with the same part. */
function RevisionChoice({ api, tab }: { api: Api; tab: string }) {
  const navigate = useNavigate();
  const revisions = useRevisions(api.name);
  if ((revisions.data?.length ?? 0) < 2) return null;
  return (
    <Select
      aria-label={texts.revision}
      value={api.name}
      onChange={(_, { value }) => void navigate(`/apis/${encodeURIComponent(value)}${tab === "" ? "" : `/${tab}`}`)}
    >
      {revisions.data?.map(({ apiRevision, isCurrent }) => (
        <option key={apiRevision} value={isCurrent ? plain(api.name) : `${plain(api.name)};rev=${apiRevision}`}>
          {isCurrent ? texts.currentRevision(apiRevision) : texts.otherRevision(apiRevision)}
        </option>
      ))}
    </Select>
  );
}
