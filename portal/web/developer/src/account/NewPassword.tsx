import { Field, Input } from "@fluentui/react-components";
import { texts } from "../texts/account";
import { goodPassword } from "./fields";

interface Props {
  label: string;
  password: string;
  again: string;
  set: (password: string, again: string) => void;
}

/** A password that is chosen, typed twice. */
export function NewPassword({ label, password, again, set }: Props) {
  const bad = password !== "" && !goodPassword(password);
  const differs = again !== "" && again !== password;
  return (
    <>
      <Field
        label={label}
        required
        hint={bad ? undefined : texts.passwordHint}
        validationMessage={bad ? texts.passwordWrong : undefined}
      >
        <Input
          type="password"
          autoComplete="new-password"
          value={password}
          maxLength={256}
          onChange={(_, data) => set(data.value, again)}
        />
      </Field>
      <Field label={texts.again} required validationMessage={differs ? texts.differs : undefined}>
        <Input
          type="password"
          autoComplete="new-password"
          value={again}
          maxLength={256}
          onChange={(_, data) => set(password, data.value)}
        />
      </Field>
    </>
  );
}
