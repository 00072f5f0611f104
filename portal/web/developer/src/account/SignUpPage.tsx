import { Button, Checkbox, Field, Input, makeStyles, Text, tokens } from "@fluentui/react-components";
import { Failure, Loading } from "@gatehouse/shared";
import { useState } from "react";
import { texts } from "../texts/account";
import { AccountForm, Done, NoForm, SignInButton } from "./AccountForm";
import { goodEmail, goodName, goodPassword } from "./fields";
import { NewPassword } from "./NewPassword";
import { type Offer, useOffer, useSignUp } from "./queries";

const useStyles = makeStyles({
  terms: {
    maxHeight: "12rem",
    overflowY: "auto",
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
});

/** Where somebody makes an account of their own, if the service lets them. */
export function SignUpPage() {
  const offer = useOffer();
  if (offer.isPending) return <Loading />;
  if (offer.error) return <Failure error={offer.error} retry={() => void offer.refetch()} />;
  if (offer.data.elsewhere !== undefined) {
    return (
      <NoForm title={texts.signingUp} text={texts.signUpElsewhere}>
        <Button as="a" appearance="primary" href={offer.data.elsewhere}>
          {texts.goThere}
        </Button>
      </NoForm>
    );
  }
  if (!offer.data.open) {
    return (
      <NoForm title={texts.signingUp} text={offer.data.passwords ? texts.signUpClosed : texts.kept}>
        <SignInButton />
      </NoForm>
    );
  }
  return <SignUpForm offer={offer.data} />;
}

function SignUpForm({ offer }: { offer: Offer }) {
  const styles = useStyles();
  const signUp = useSignUp();
  const [email, setEmail] = useState("");
  const [firstName, setFirstName] = useState("");
  const [lastName, setLastName] = useState("");
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const [agreed, setAgreed] = useState(false);
  if (signUp.isSuccess) return <Done title={texts.signedUp} text={texts.signedUpText(email.trim())} />;
  const complete =
    goodEmail(email) &&
    goodName(firstName) &&
    goodName(lastName) &&
    goodPassword(password) &&
    again === password &&
    (agreed || !offer.mustAgree);
  return (
    <AccountForm
      title={texts.signingUp}
      intro={texts.signUpWelcome}
      action={texts.signUp}
      submit={() =>
        signUp.mutate({
          email: email.trim(),
          firstName: firstName.trim(),
          lastName: lastName.trim(),
          password,
          agreed,
        })
      }
      complete={complete}
      busy={signUp.isPending}
      dirty={email + firstName + lastName + password !== ""}
      error={signUp.error}
    >
      <Field label={texts.firstName} required>
        <Input
          value={firstName}
          maxLength={100}
          autoComplete="given-name"
          onChange={(_, data) => setFirstName(data.value)}
        />
      </Field>
      <Field label={texts.lastName} required>
        <Input
          value={lastName}
          maxLength={100}
          autoComplete="family-name"
          onChange={(_, data) => setLastName(data.value)}
        />
      </Field>
      <EmailField email={email} set={setEmail} />
      <NewPassword
        label={texts.password}
        password={password}
        again={again}
        set={(one, two) => {
          setPassword(one);
          setAgain(two);
        }}
      />
      {offer.terms !== undefined && offer.terms !== "" && (
        <div role="region" aria-label={texts.terms} tabIndex={0} className={styles.terms}>
          <Text>{offer.terms}</Text>
        </div>
      )}
      {offer.mustAgree === true && (
        <Checkbox label={texts.agree} checked={agreed} onChange={(_, data) => setAgreed(data.checked === true)} />
      )}
    </AccountForm>
  );
}

/** An address; that it is none is said once it is left. */
export function EmailField({ email, set }: { email: string; set: (email: string) => void }) {
  const [left, setLeft] = useState(false);
  const wrong = left && email !== "" && !goodEmail(email);
  return (
    <Field label={texts.email} required validationMessage={wrong ? texts.emailWrong : undefined}>
      <Input
        type="email"
        value={email}
        maxLength={254}
        autoComplete="email"
        onChange={(_, data) => set(data.value)}
        onBlur={() => setLeft(true)}
      />
    </Field>
  );
}
