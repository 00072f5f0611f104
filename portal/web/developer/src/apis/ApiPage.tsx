import { makeStyles, mergeClasses, Select, tokens } from "@fluentui/react-components";
import { Failure, Loading, PageTitle } from "@gatehouse/shared";
import { Link, Outlet, useNavigate, useOutletContext, useParams } from "react-router";
import { type ApiDetails, useApiDetails } from "../catalogue";
import { apiAt, useLinkStyles } from "../link";
import { texts } from "../texts/catalogue";
import { OperationList } from "./OperationList";

const NARROW = "@media (max-width: 900px)";

const useStyles = makeStyles({
  page: { display: "grid", gap: tokens.spacingVerticalL, gridTemplateColumns: "minmax(0, 1fr)" },
  head: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalL },
  name: { fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  parts: {
    display: "grid",
    gridTemplateColumns: "18rem minmax(0, 1fr)",
    gap: tokens.spacingHorizontalXXL,
    alignItems: "start",
    [NARROW]: { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  content: { minWidth: 0 },
  // Where there is room for one of both, it is the chosen operation, or else what the API is.
  away: { [NARROW]: { display: "none" } },
  after: { [NARROW]: { order: 1 } },
});

/** The API that the page around is about. */
export const useApi = () => useOutletContext<ApiDetails>();

/** An API: its operations at the side, and what one chose of it. */
export function ApiPage() {
  const styles = useStyles();
  const { link } = useLinkStyles();
  const { name = "", operation } = useParams();
  const api = useApiDetails(name);
  return (
    <div className={styles.page}>
      <Link to={operation === undefined ? "/apis" : apiAt(name)} className={link}>
        {operation === undefined ? texts.allApis : texts.allOperations}
      </Link>
      {api.isPending && <Loading />}
      {api.error && (
        <>
          <PageTitle title={texts.apis} />
          <Failure error={api.error} retry={() => void api.refetch()} />
        </>
      )}
      {api.data && (
        <>
          <div className={styles.head}>
            {operation === undefined ? (
              <PageTitle title={api.data.displayName} />
            ) : (
              <span className={styles.name}>{api.data.displayName}</span>
            )}
            <Versions api={api.data} />
          </div>
          <div className={styles.parts}>
            <div className={mergeClasses(operation === undefined ? styles.after : styles.away)}>
              <OperationList api={name} chosen={operation} />
            </div>
            <div className={styles.content}>
              <Outlet context={api.data satisfies ApiDetails} />
            </div>
          </div>
        </>
      )}
    </div>
  );
}

function Versions({ api }: { api: ApiDetails }) {
  const navigate = useNavigate();
  if (api.versions.length < 2) return null;
  return (
    <Select aria-label={texts.version} value={api.name} onChange={(_, { value }) => void navigate(apiAt(value))}>
      {api.versions.map(({ name, version }) => (
        <option key={name} value={name}>
          {version || texts.original}
        </option>
      ))}
    </Select>
  );
}
