import { Button, makeStyles, Switch, tokens } from "@fluentui/react-components";
import { Confirmed, Failure } from "@gatehouse/shared";
import { useState } from "react";
import { useNavigate } from "react-router";
import { texts } from "../texts/applications";
import { useTraffic } from "./activity";
import { type Application, useChangeApplication, useDelete } from "./queries";

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalXL },
});

/** Whether the application may call at all, and the end of it. */
export function ApplicationActions({ application }: { application: Application }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const change = useChangeApplication(application);
  const deletion = useDelete(application.name);
  const [asking, setAsking] = useState<"disable" | "delete">();
  const traffic = useTraffic(application.name);
  const lately = traffic.data ? texts.callsLately(traffic.data.calls) : "";
  const done = () => setAsking(undefined);
  return (
    <>
      <div className={styles.row}>
        <Switch
          label={texts.enabledSwitch}
          checked={application.properties.enabled ?? true}
          disabledFocusable={change.isPending}
          onChange={(_, { checked }) => (checked ? change.mutate({ enabled: true }) : setAsking("disable"))}
        />
        <Button disabledFocusable={deletion.isPending} onClick={() => setAsking("delete")}>
          {texts.delete}
        </Button>
      </div>
      {change.error && <Failure error={change.error} />}
      {deletion.error && <Failure error={deletion.error} />}
      <Confirmed
        question={texts.disableQuestion}
        warning={`${texts.disableWarning} ${lately}`}
        action={texts.disable}
        open={asking === "disable"}
        confirm={() => {
          done();
          change.mutate({ enabled: false });
        }}
        cancel={done}
      />
      <Confirmed
        question={texts.deleteQuestion}
        warning={`${texts.deleteWarning} ${lately}`}
        action={texts.delete}
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
