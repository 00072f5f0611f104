import { Button, Field, Input, makeStyles, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { Confirmed, Failure } from "@gatehouse/shared";
import { useState } from "react";
import { texts } from "../texts/account";
import { type Profile, useClose } from "./queries";

const useStyles = makeStyles({
  section: {
    display: "grid",
    gap: tokens.spacingVerticalM,
    gridTemplateColumns: "minmax(0, 1fr)",
    justifyItems: "start",
    maxWidth: "30rem",
  },
});

/** Leaves with all that is one's own, after saying what stops. */
export function CloseAccount({ profile }: { profile: Profile }) {
  const styles = useStyles();
  const close = useClose();
  const [typed, setTyped] = useState("");
  const [asking, setAsking] = useState(false);
  const warning = texts.closeWarning(profile.applications, profile.subscriptions);
  return (
    <section className={styles.section} aria-label={texts.closing}>
      <Subtitle1 as="h2">{texts.closing}</Subtitle1>
      {!profile.mayClose && <Text>{texts.cantClose}</Text>}
      {profile.mayClose && (
        <>
          <Text>{texts.closeText}</Text>
          <Text>{warning}</Text>
          <Field label={texts.closeEmail(profile.email)}>
            <Input value={typed} autoComplete="off" onChange={(_, data) => setTyped(data.value)} />
          </Field>
          <Button
            disabled={typed.trim().toLowerCase() !== profile.email.toLowerCase()}
            disabledFocusable={close.isPending}
            onClick={() => setAsking(true)}
          >
            {texts.close}
          </Button>
          {close.error && <Failure error={close.error} />}
        </>
      )}
      <Confirmed
        question={texts.closeQuestion}
        warning={warning}
        action={texts.close}
        open={asking}
        confirm={() => {
          setAsking(false);
          // Nothing of what was shown is there any more.
          close.mutate({ email: typed.trim() }, { onSuccess: () => location.assign("/account/closed") });
        }}
        cancel={() => setAsking(false)}
      />
    </section>
  );
}
