import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Subtitle1,
  Switch,
  Text,
  tokens,
} from "@fluentui/react-components";
import { CodeBlock, Confirmed, Failure, Loading, PageTitle, Properties, Property } from "@gatehouse/shared";
import { useState } from "react";
import { texts } from "../texts/tenant";
import { azureCommand, graphCommand } from "./commands";
import { type Directory, useApplicationCount, useDirectory, useIdentitySwitch, useRoleAssigned } from "./queries";

const useStyles = makeStyles({
  page: { display: "grid", gap: tokens.spacingVerticalL, justifyItems: "start" },
  part: { display: "grid", gap: tokens.spacingVerticalM, justifyItems: "start", width: "100%", minWidth: 0 },
  code: { width: "100%", minWidth: 0 },
});

/** As whom Gatehouse acts in the directory, and whether it may. */
export function ServiceIdentityPage() {
  const styles = useStyles();
  const directory = useDirectory();
  return (
    <div className={styles.page}>
      <PageTitle title={texts.identity} />
      <Text>{texts.identityIntro}</Text>
      {directory.isPending && <Loading />}
      {directory.error && <Failure error={directory.error} retry={() => void directory.refetch()} />}
      {directory.data && (
        <>
          <Identity directory={directory.data} />
          <Role directory={directory.data} />
        </>
      )}
    </div>
  );
}

function Identity({ directory }: { directory: Directory }) {
  const styles = useStyles();
  const switching = useIdentitySwitch();
  const applications = useApplicationCount();
  const [leaving, setLeaving] = useState(false);
  const on = directory.principalId !== undefined;
  return (
    <div className={styles.part}>
      {directory.identitiesMadeHere ? (
        <Switch
          label={texts.on}
          checked={on}
          // While it is busy it keeps the focus.
          aria-disabled={switching.isPending}
          onChange={(_, { checked }) => {
            if (switching.isPending) return;
            if (checked) switching.mutate(true);
            else setLeaving(true);
          }}
        />
      ) : (
        <Text>{texts.elsewhereMade}</Text>
      )}
      {switching.error && <Failure error={switching.error} />}
      <Properties>
        {directory.principalId !== undefined && <Property label={texts.principalId} value={directory.principalId} />}
        <Property label={texts.tenantId} value={directory.tenantId} />
      </Properties>
      <Confirmed
        question={texts.offQuestion}
        warning={texts.offWarning(applications.data ?? 0)}
        action={texts.switchOff}
        open={leaving}
        confirm={() => {
          setLeaving(false);
          switching.mutate(false);
        }}
        cancel={() => setLeaving(false)}
      />
    </div>
  );
}

function Role({ directory }: { directory: Directory }) {
  const styles = useStyles();
  const assigning = useRoleAssigned();
  const { principalId, ready, problem } = directory;
  return (
    <section className={styles.part} aria-label={texts.directoryRole}>
      <Subtitle1 as="h2">{texts.directoryRole}</Subtitle1>
      <MessageBar intent={ready ? "success" : "warning"} layout="multiline">
        <MessageBarBody>
          {texts.applicationAdministrator}: {ready ? texts.held : texts.notHeld}
        </MessageBarBody>
      </MessageBar>
      {!ready && principalId === undefined && <Text>{problem}</Text>}
      <span role="status">{assigning.isSuccess && ready ? texts.assigned : ""}</span>
      {!ready && principalId !== undefined && (
        <>
          {directory.identitiesMadeHere && (
            <>
              <Text>{texts.assignHint}</Text>
              <Button appearance="primary" disabledFocusable={assigning.isPending} onClick={() => assigning.mutate()}>
                {texts.assign}
              </Button>
            </>
          )}
          {assigning.error && <Failure error={assigning.error} />}
          <Subtitle1 as="h3">{texts.otherwise}</Subtitle1>
          <Text>{texts.otherwiseHint}</Text>
          <div className={styles.code}>
            <CodeBlock label={texts.azure} code={azureCommand(principalId)} />
            <CodeBlock label={texts.graph} code={graphCommand(principalId, graphOf(directory))} />
          </div>
        </>
      )}
    </section>
  );
}

/** The embedded tenant's Graph is where the portal is. */
const graphOf = (directory: Directory) =>
  directory.identitiesMadeHere ? `${location.origin}/v1.0` : "https://graph.microsoft.com/v1.0";
