import { Failure, Loading } from "@gatehouse/shared";
import { useState } from "react";
import { texts } from "../texts/account";
import { AccountForm, Done, NoForm, SignInButton } from "./AccountForm";
import { goodEmail } from "./fields";
import { useForgot, useOffer } from "./queries";
import { EmailField } from "./SignUpPage";

/** Where somebody asks for a letter to choose another password. */
export function ForgotPage() {
  const offer = useOffer();
  const forgot = useForgot();
  const [email, setEmail] = useState("");
  if (offer.isPending) return <Loading />;
  if (offer.error) return <Failure error={offer.error} retry={() => void offer.refetch()} />;
  if (!offer.data.passwords) {
    return (
      <NoForm title={texts.forgetting} text={texts.kept}>
        <SignInButton />
      </NoForm>
    );
  }
  if (forgot.isSuccess) return <Done title={texts.forgotten} text={texts.forgottenText(email.trim())} />;
  return (
    <AccountForm
      title={texts.forgetting}
      intro={texts.forgotText}
      action={texts.send}
      submit={() => forgot.mutate({ email: email.trim() })}
      complete={goodEmail(email)}
      busy={forgot.isPending}
      error={forgot.error}
    >
      <EmailField email={email} set={setEmail} />
    </AccountForm>
  );
}
