import { Button, Field, Input, makeStyles, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { Failure } from "@gatehouse/shared";
import { useState } from "react";
import { texts } from "../texts/account";
import { SignInButton } from "./AccountForm";
import { goodPassword } from "./fields";
import { NewPassword } from "./NewPassword";
import { useChangePassword } from "./queries";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)", maxWidth: "30rem" },
});

/** Changes the password, for who knows the one before. */
export function PasswordSection({ has }: { has: boolean }) {
  const styles = useStyles();
  return (
    <section className={styles.section} aria-label={texts.changePassword}>
      <Subtitle1 as="h2">{texts.changePassword}</Subtitle1>
      {has ? <PasswordForm /> : <Text>{texts.elsewhere}</Text>}
    </section>
  );
}

function PasswordForm() {
  const styles = useStyles();
  const change = useChangePassword();
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const complete = current !== "" && goodPassword(password) && again === password;
  if (change.isSuccess) {
    return (
      <>
        <Text role="status">{texts.changed}</Text>
        <div>
          <SignInButton />
        </div>
      </>
    );
  }
  return (
    <form
      className={styles.section}
      onSubmit={(event) => {
        event.preventDefault();
        if (complete && !change.isPending) change.mutate({ current, password });
      }}
    >
      <Text>{texts.changeText}</Text>
      <Field label={texts.current} required>
        <Input
          type="password"
          autoComplete="current-password"
          value={current}
          maxLength={256}
          onChange={(_, data) => setCurrent(data.value)}
        />
      </Field>
      <NewPassword
        label={texts.newPassword}
        password={password}
        again={again}
        set={(one, two) => {
          setPassword(one);
          setAgain(two);
        }}
      />
      {change.error && <Failure error={change.error} />}
      <div>
        <Button type="submit" disabled={!complete} disabledFocusable={change.isPending}>
          {texts.changePassword}
        </Button>
      </div>
    </form>
  );
}
