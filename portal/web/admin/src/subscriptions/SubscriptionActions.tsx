import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { Confirmed, Failure } from "@gatehouse/shared";
import { useState } from "react";
import { useNavigate } from "react-router";
import { texts } from "../texts/subscriptions";
import { type Subscription, useChangeSubscription, useDeleteSubscription } from "./queries";

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
});

interface Step {
  state: string;
  text: string;
}

const APPROVE: Step = { state: "active", text: texts.approve };
const RESUME: Step = { state: "active", text: texts.resume };
const REJECT: Step = { state: "rejected", text: texts.reject };
const SUSPEND: Step = { state: "suspended", text: texts.suspend };
const CANCEL: Step = { state: "cancelled", text: texts.cancel };

/** Where a subscription can go from where it is. */
const STEPS: Readonly<Record<string, readonly Step[]>> = {
  submitted: [APPROVE, REJECT],
  active: [SUSPEND, CANCEL],
  suspended: [RESUME, CANCEL],
};

/** Where the subscription goes in its life, and the end of it. */
export function SubscriptionActions({ subscription }: { subscription: Subscription }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const { name, properties } = subscription;
  const change = useChangeSubscription(name);
  const deletion = useDeleteSubscription(name);
  const [asking, setAsking] = useState<string>();
  const done = () => setAsking(undefined);
  return (
    <>
      <div className={styles.row}>
        {(STEPS[properties.state] ?? [RESUME]).map(({ state, text }) => (
          <Button
            key={text}
            appearance={state === "active" ? "primary" : "secondary"}
            disabledFocusable={change.isPending}
            onClick={() => (state === "active" ? change.mutate({ state }) : setAsking(state))}
          >
            {text}
          </Button>
        ))}
        {name !== "master" && (
          <Button disabledFocusable={deletion.isPending} onClick={() => setAsking("delete")}>
            {texts.delete}
          </Button>
        )}
      </div>
      {change.error && <Failure error={change.error} />}
      {deletion.error && <Failure error={deletion.error} />}
      <Confirmed
        question={texts.questions[asking ?? ""] ?? ""}
        warning={texts.keysStop}
        action={
          Object.values(STEPS)
            .flat()
            .find(({ state }) => state === asking)?.text ?? ""
        }
        open={asking !== undefined && asking !== "delete"}
        confirm={() => {
          done();
          change.mutate({ state: asking });
        }}
        cancel={done}
      />
      <Confirmed
        question={texts.deleteQuestion}
        warning={texts.deleteWarning}
        action={texts.delete}
        open={asking === "delete"}
        confirm={() => {
          done();
          deletion.mutate(undefined, { onSuccess: () => void navigate("/subscriptions") });
        }}
        cancel={done}
      />
    </>
  );
}
