import { Field, Input, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { texts } from "../texts/people";

export interface Who {
  email: string;
  firstName: string;
  lastName: string;
  note: string;
}

export const nobody: Who = { email: "", firstName: "", lastName: "", note: "" };

const goodEmail = (text: string) => /^[^@\s]{1,64}@[^@\s]{1,189}$/.test(text.trim());

/** Whether all that a user must have is there. */
export const complete = ({ email, firstName, lastName }: Who) =>
  goodEmail(email) && firstName.trim() !== "" && lastName.trim() !== "";

/** Without blanks around. */
export const stripped = ({ email, firstName, lastName, note }: Who): Who => ({
  email: email.trim(),
  firstName: firstName.trim(),
  lastName: lastName.trim(),
  note: note.trim(),
});

/** What is written down of a user. */
export function UserFields({ who, set }: { who: Who; set: (who: Who) => void }) {
  const [left, setLeft] = useState(false);
  const wrong = left && who.email !== "" && !goodEmail(who.email);
  return (
    <>
      <Field label={texts.firstName} required>
        <Input
          value={who.firstName}
          maxLength={100}
          autoComplete="off"
          onChange={(_, data) => set({ ...who, firstName: data.value })}
        />
      </Field>
      <Field label={texts.lastName} required>
        <Input
          value={who.lastName}
          maxLength={100}
          autoComplete="off"
          onChange={(_, data) => set({ ...who, lastName: data.value })}
        />
      </Field>
      <Field label={texts.email} required validationMessage={wrong ? texts.emailWrong : undefined}>
        <Input
          type="email"
          value={who.email}
          maxLength={254}
          autoComplete="off"
          onChange={(_, data) => set({ ...who, email: data.value })}
          onBlur={() => setLeft(true)}
        />
      </Field>
      <Field label={texts.note} hint={texts.noteHint}>
        <Textarea value={who.note} maxLength={1000} onChange={(_, data) => set({ ...who, note: data.value })} />
      </Field>
    </>
  );
}
