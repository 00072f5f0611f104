import { useState } from "react";
import { useLocation } from "react-router";
import { texts } from "../texts/account";
import { AccountForm, Done, NoForm, PageLink } from "./AccountForm";
import { goodPassword } from "./fields";
import { NewPassword } from "./NewPassword";
import { useAccept, useReset } from "./queries";

/** Where the link of an invitation leads. */
export function InvitationPage() {
  return (
    <ChoosePassword
      choose={useAccept()}
      title={texts.accepting}
      intro={texts.acceptText}
      action={texts.accept}
      done={texts.confirmed}
    />
  );
}

/** Where the link for a new password leads. */
export function ResetPage() {
  return (
    <ChoosePassword
      choose={useReset()}
      title={texts.resetting}
      intro={texts.resetText}
      action={texts.reset}
      done={texts.wasReset}
      askAgain
    />
  );
}

interface Props {
  choose: ReturnType<typeof useReset>;
  title: string;
  intro: string;
  action: string;
  done: string;
  askAgain?: boolean;
}

function ChoosePassword({ choose, title, intro, action, done, askAgain = false }: Props) {
  const token = useLocation().hash.slice(1);
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  if (token === "") return <NoForm title={title} text={texts.noToken} />;
  if (choose.isSuccess) return <Done title={done} text={texts.confirmedText} signIn />;
  return (
    <AccountForm
      title={title}
      intro={intro}
      action={action}
      submit={() => choose.mutate({ token, password })}
      complete={goodPassword(password) && again === password}
      busy={choose.isPending}
      error={choose.error}
      more={askAgain && choose.error && <PageLink to="/account/forgot">{texts.askAgain}</PageLink>}
    >
      <NewPassword
        label={texts.newPassword}
        password={password}
        again={again}
        set={(one, two) => {
          setPassword(one);
          setAgain(two);
        }}
      />
    </AccountForm>
  );
}
