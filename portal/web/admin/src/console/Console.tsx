import { Button, Field, makeStyles, Radio, RadioGroup, Subtitle1, Text, tokens } from "@fluentui/react-components";
import {
  CallAddress,
  type ConsoleOperation,
  ConsoleForm,
  ConsoleOutcome,
  Failure,
  Loading,
  Time,
} from "@gatehouse/shared";
import { useDeferredValue, useState } from "react";
import { NOTHING_PICKED, type Picked, SearchPicker } from "../SearchPicker";
import { texts } from "../texts/console";
import { useCall, useCredential, useCredentials, useFound, useOperation } from "./queries";

const useStyles = makeStyles({
  part: { display: "grid", gap: tokens.spacingVerticalL, gridTemplateColumns: "minmax(0, 1fr)" },
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM, alignItems: "center" },
});

type Way = "application" | "subscription" | "none";

/** Tries an operation out, as any application or with any subscription that the manager may read. */
export function Console({ api, operation }: { api: string; operation: string }) {
  const styles = useStyles();
  const described = useOperation(api, operation);
  return (
    <div className={styles.part}>
      {described.isPending && <Loading />}
      {described.error && <Failure error={described.error} retry={() => void described.refetch()} />}
      {described.data && <Form key={`${api}/${operation}`} operation={described.data} />}
    </div>
  );
}

function Form({ operation }: { operation: ConsoleOperation }) {
  const styles = useStyles();
  const call = useCall(operation.api, operation.operation);
  const [way, setWay] = useState<Way>("application");
  const [application, setApplication] = useState(NOTHING_PICKED);
  const [subscription, setSubscription] = useState(NOTHING_PICKED);
  const as =
    way === "application" && application.value !== ""
      ? { application: application.value }
      : way === "subscription" && subscription.value !== ""
        ? { subscription: subscription.value }
        : {};
  return (
    <div className={styles.part}>
      <Subtitle1 as="h2">{texts.theCall}</Subtitle1>
      <Text>{texts.intro}</Text>
      <CallAddress operation={operation} />
      <ConsoleForm operation={operation} busy={call.isPending} call={(values) => call.mutate({ values, as })}>
        <Field label={texts.callWith}>
          <RadioGroup layout="horizontal" value={way} onChange={(_, data) => setWay(data.value as Way)}>
            <Radio value="application" label={texts.withToken} />
            <Radio value="subscription" label={texts.withKey} />
            <Radio value="none" label={texts.withNothing} />
          </RadioGroup>
        </Field>
        {way === "application" && (
          <>
            <Choose
              what="clientApplications"
              label={texts.application}
              none={texts.noneFound}
              picked={application}
              change={setApplication}
            />
            {application.value !== "" && <Credential key={application.value} application={application.value} />}
          </>
        )}
        {way === "subscription" && (
          <Choose
            what="subscriptions"
            label={texts.subscription}
            none={texts.noneFound}
            picked={subscription}
            change={setSubscription}
          />
        )}
      </ConsoleForm>
      {call.error && <Failure error={call.error} />}
      {call.data && !call.isPending && <ConsoleOutcome result={call.data} />}
    </div>
  );
}

interface ChooseProps {
  what: "clientApplications" | "subscriptions";
  label: string;
  none: string;
  picked: Picked;
  change: (picked: Picked) => void;
}

function Choose({ what, label, none, picked, change }: ChooseProps) {
  const found = useFound(what, useDeferredValue(picked.value === "" ? picked.text : ""));
  return (
    <>
      <SearchPicker
        label={label}
        none={none}
        missing={texts.pick}
        picked={picked}
        change={change}
        choices={found.data?.map(({ name, properties }) => ({ value: name, text: properties.displayName ?? name }))}
      />
      {found.error && <Failure error={found.error} retry={() => void found.refetch()} />}
    </>
  );
}

/** A secret of the application for the console alone, made in the manager's name. */
function Credential({ application }: { application: string }) {
  const styles = useStyles();
  const credentials = useCredentials();
  const change = useCredential();
  const there = credentials.data?.find((each) => each.application === application);
  return (
    <>
      <div className={styles.row} role="status">
        {there ? (
          <Text>
            {texts.credentialUntil} <Time at={there.until} />.
          </Text>
        ) : (
          <Text>{texts.noCredential}</Text>
        )}
      </div>
      <div className={styles.row}>
        <Button
          disabledFocusable={change.isPending || credentials.isPending}
          onClick={() => !change.isPending && change.mutate({ application, make: there === undefined })}
        >
          {there ? texts.removeCredential : texts.makeCredential}
        </Button>
      </div>
      {credentials.error && <Failure error={credentials.error} retry={() => void credentials.refetch()} />}
      {change.error && <Failure error={change.error} />}
    </>
  );
}
