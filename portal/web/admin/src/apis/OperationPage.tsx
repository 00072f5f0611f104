import { Failure, Loading, PageTabs, PageTitle } from "@gatehouse/shared";
import { Link, useParams } from "react-router";
import { useLinkStyles } from "../link";
import { PolicyEditor } from "../policies/PolicyEditor";
import { operationTexts as texts } from "../texts/apis";
import { OperationDesign } from "./OperationDesign";
import { operationPath, useOperation } from "./operationQueries";
import { usePageStyles } from "./styles";

const tabs = [
  { path: "", text: texts.design },
  { path: "policies", text: texts.policies },
];

/** One operation of an API: what it takes and gives, and its policy. */
export function OperationPage() {
  const styles = usePageStyles();
  const links = useLinkStyles();
  const { api = "", operation: name = "", "*": tab = "" } = useParams();
  const operation = useOperation(api, name);
  const base = `/apis/${encodeURIComponent(api)}`;
  const here = `${base}/operations/${encodeURIComponent(name)}`;
  return (
    <div className={styles.page}>
      <div className={styles.row}>
        <Link to={base} className={links.link}>
          {texts.back}
        </Link>
        <Link to={`${base}/console/${encodeURIComponent(name)}`} className={links.link}>
          {texts.test}
        </Link>
      </div>
      <PageTitle title={operation.data?.properties.displayName ?? name} />
      {operation.isPending && <Loading />}
      {operation.error && <Failure error={operation.error} retry={() => void operation.refetch()} />}
      {operation.data && (
        <>
          <PageTabs label={texts.parts} base={here} tabs={tabs} />
          {tab === "policies" ? (
            <PolicyEditor scope={operationPath(api, name)} />
          ) : (
            <OperationDesign key={`${api} ${name}`} api={api} operation={operation.data} />
          )}
        </>
      )}
    </div>
  );
}
