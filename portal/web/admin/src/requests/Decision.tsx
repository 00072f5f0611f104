import { Button, Field, makeStyles, Text, Textarea, tokens } from "@fluentui/react-components";
import { Failure, Unsaved } from "@gatehouse/shared";
import { useState } from "react";
import { texts } from "../texts/requests";
import { useDecide } from "./queries";

const useStyles = makeStyles({
  form: {
    display: "grid",
    gap: tokens.spacingVerticalM,
    gridTemplateColumns: "minmax(0, 1fr)",
    maxWidth: "40rem",
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalM },
});

/** Approves or rejects a request that waits, with a comment. */
export function Decision({ name, waits }: { name: string; waits: boolean }) {
  const styles = useStyles();
  const decide = useDecide(name);
  const [comment, setComment] = useState("");
  const made = decide.isSuccess ? decide.variables.decision : undefined;
  const send = (decision: "approve" | "reject") => !decide.isPending && decide.mutate({ decision, comment });
  return (
    <>
      <Text role="status">{made === "approve" ? texts.nowApproved : made === "reject" ? texts.nowRejected : ""}</Text>
      {waits && !decide.isSuccess && (
        <div className={styles.form}>
          <Field label={texts.yourComment} hint={texts.commentHint}>
            <Textarea value={comment} maxLength={1000} onChange={(_, { value }) => setComment(value)} />
          </Field>
          <Text size={200}>{texts.approveHint}</Text>
          <div className={styles.buttons}>
            <Button appearance="primary" disabledFocusable={decide.isPending} onClick={() => send("approve")}>
              {texts.approve}
            </Button>
            <Button disabledFocusable={decide.isPending} onClick={() => send("reject")}>
              {texts.reject}
            </Button>
          </div>
        </div>
      )}
      {decide.error && <Failure error={decide.error} />}
      <Unsaved dirty={waits && comment.trim() !== "" && !decide.isSuccess && !decide.isPending} />
    </>
  );
}
