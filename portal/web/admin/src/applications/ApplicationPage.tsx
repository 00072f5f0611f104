import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { Failure, Loading, PageTabs, PageTitle } from "@gatehouse/shared";
import { Link, Outlet, useParams } from "react-router";
import { useLinkStyles } from "../link";
import { texts } from "../texts/applications";
import { ApplicationActions } from "./ApplicationActions";
import { useApplication } from "./queries";
import { applicationTabs } from "./tabs";

const useStyles = makeStyles({
  page: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
});

/** One application, with its parts in tabs. */
export function ApplicationPage() {
  const styles = useStyles();
  const { link } = useLinkStyles();
  const { name = "" } = useParams();
  const application = useApplication(name);
  const title = application.data?.properties.displayName ?? texts.application;
  const description = application.data?.properties.description;
  return (
    <div className={styles.page}>
      <Link to="/applications" className={link}>
        {texts.all}
      </Link>
      <PageTitle title={title} />
      {application.isPending && <Loading />}
      {application.error && <Failure error={application.error} retry={() => void application.refetch()} />}
      {application.data && (
        <>
          {description && <Text>{description}</Text>}
          <ApplicationActions application={application.data} />
          <PageTabs
            label={texts.tabs(title)}
            base={`/applications/${encodeURIComponent(name)}`}
            tabs={applicationTabs}
          />
          <Outlet key={name} context={application.data} />
        </>
      )}
    </div>
  );
}
