import { makeStyles, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { CallAddress, ConsoleForm, ConsoleOutcome, Failure, Loading } from "@gatehouse/shared";
import { useState } from "react";
import { texts } from "../texts/console";
import { type As, type Offered, useCall, useOffered } from "./queries";
import { CallAs } from "./CallAs";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalL, gridTemplateColumns: "minmax(0, 1fr)" },
});

/** Tries an operation out, as an application or with a subscription of the developer's. */
export function Console({ api, operation }: { api: string; operation: string }) {
  const styles = useStyles();
  const offered = useOffered(api, operation);
  return (
    <section className={styles.section} aria-label={texts.tryIt}>
      <Subtitle1 as="h2">{texts.tryIt}</Subtitle1>
      {offered.isPending && <Loading />}
      {offered.error && <Failure error={offered.error} retry={() => void offered.refetch()} />}
      {offered.data && <Form key={`${api}/${operation}`} offered={offered.data} />}
    </section>
  );
}

function Form({ offered }: { offered: Offered }) {
  const styles = useStyles();
  const call = useCall(offered.api, offered.operation);
  const [as, setAs] = useState<As>({});
  return (
    <div className={styles.section}>
      <Text>{texts.intro}</Text>
      <CallAddress operation={offered} />
      <ConsoleForm operation={offered} busy={call.isPending} call={(values) => call.mutate({ values, as })}>
        <CallAs offered={offered} set={setAs} />
      </ConsoleForm>
      {call.error && <Failure error={call.error} />}
      {call.data && !call.isPending && <ConsoleOutcome result={call.data} />}
    </div>
  );
}
