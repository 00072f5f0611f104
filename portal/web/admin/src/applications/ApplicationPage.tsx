import { Button, makeStyles, Switch, Text, tokens } from "@fluentui/react-components";
import { Confirmed, Copyable, Failure, Loading, PageTitle } from "@gatehouse/shared";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { type Session, useSession } from "../session";
import { texts } from "../texts";
import { type Application, useApplication, useDelete, useEnable } from "./queries";
import { ProductLinks } from "./ProductLinks";
import { Secrets } from "./Secrets";

const useStyles = makeStyles({
  page: { display: "grid", gap: tokens.spacingVerticalL, gridTemplateColumns: "minmax(0, 1fr)" },
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalXL },
  link: { color: tokens.colorBrandForegroundLink },
});

/** One application: credentials, products, whether it may call. */
export function ApplicationPage() {
  const session = useSession();
  const styles = useStyles();
  const { name = "" } = useParams();
  const application = useApplication(name);
  const title = application.data?.properties.displayName ?? texts.applications;
  return (
    <div className={styles.page}>
      <Link to="/applications" className={styles.link}>
        {texts.back}
      </Link>
      <PageTitle title={title} />
      {application.isPending && <Loading />}
      {application.error && <Failure error={application.error} retry={() => void application.refetch()} />}
      {application.data && session.data && <Details application={application.data} session={session.data} />}
    </div>
  );
}

function Details({ application, session }: { application: Application; session: Session }) {
  const styles = useStyles();
  const { description, entraApplicationId = "", ownerId, enabled = true } = application.properties;
  return (
    <>
      {description && <Text>{description}</Text>}
      <State application={application} enabled={enabled} />
      <div className={styles.row}>
        <Value label={texts.clientId} value={entraApplicationId} />
        <Value label={texts.tenantId} value={session.tenantId} />
      </div>
      <Value label={texts.tokenUrl} value={session.tokenUrl} />
      <Text>
        {texts.owner}: {ownerId.split("/").pop()}
      </Text>
      <ProductLinks name={application.name} />
      <Secrets name={application.name} />
    </>
  );
}

function Value({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <Text weight="semibold">{label}</Text>
      <Copyable label={label} value={value} />
    </div>
  );
}

function State({ application, enabled }: { application: Application; enabled: boolean }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const enable = useEnable(application);
  const deletion = useDelete(application.name);
  const [asking, setAsking] = useState<"disable" | "delete">();
  const done = () => setAsking(undefined);
  return (
    <>
      <div className={styles.row}>
        <Switch
          label={texts.enabledSwitch}
          checked={enabled}
          disabled={enable.isPending}
          onChange={(_, { checked }) => (checked ? enable.mutate(true) : setAsking("disable"))}
        />
        <Button onClick={() => setAsking("delete")}>{texts.deleteApplication}</Button>
      </div>
      {enable.error && <Failure error={enable.error} />}
      {deletion.error && <Failure error={deletion.error} />}
      <Confirmed
        question={texts.disableQuestion}
        warning={texts.disableWarning}
        action={texts.disable}
        open={asking === "disable"}
        confirm={() => {
          done();
          enable.mutate(false);
        }}
        cancel={done}
      />
      <Confirmed
        question={texts.deleteQuestion}
        warning={texts.deleteWarning}
        action={texts.deleteApplication}
        open={asking === "delete"}
        confirm={() => {
          done();
          deletion.mutate(undefined, { onSuccess: () => void navigate("/applications") });
        }}
        cancel={done}
      />
    </>
  );
}
