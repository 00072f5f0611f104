/** The texts of the pages about one's own account. */
export const texts = {
  profile: "Profile",
  firstName: "First name",
  lastName: "Last name",
  email: "E-mail address",
  emailWrong: "Write an address such as ada@example.com.",
  password: "Password",
  newPassword: "New password",
  passwordHint: "8 characters or more, of at least three kinds: lower case, upper case, digits, others.",
  passwordWrong: "At least 8 characters of three kinds: lower case, upper case, digits, others.",
  again: "Password again",
  differs: "Both must be the same.",
  signIn: "Sign in",
  toSignIn: "Have an account already? Sign in",
  signUp: "Sign up",
  signingUp: "Create an account",
  signUpWelcome: "You get a letter to your address with a link. Your account is ready once you followed it.",
  signUpClosed: "Nobody can sign up here by themselves. Ask the service's manager for an invitation.",
  signUpElsewhere: "Accounts are made on another site.",
  goThere: "Go there",
  agree: "I agree to the terms of use",
  terms: "Terms of use",
  signedUp: "Look into your mailbox",
  signedUpText: (email: string) =>
    `If ${email} can have an account, a letter with a link is on its way there. Follow the link within two days. If none comes, ask the service's manager to pass it on.`,
  confirming: "Confirm your address",
  confirmText: "One click, and your account is ready.",
  confirm: "Confirm",
  confirmed: "Your account is ready",
  confirmedText: "Sign in with your e-mail address and your password.",
  noToken: "This link is not whole. Open it again from the letter, or copy it from there.",
  accepting: "Accept the invitation",
  acceptText: "Choose a password, and your account is ready.",
  accept: "Accept",
  forgetting: "Forgot your password?",
  forgotText: "Tell your address, and you get a letter with a link to choose another password.",
  send: "Send the letter",
  forgotten: "Look into your mailbox",
  forgottenText: (email: string) =>
    `If ${email} has an account here, a letter with a link is on its way there. Follow the link within an hour. If none comes, ask the service's manager to pass it on.`,
  resetting: "Choose a new password",
  resetText: "You are signed out everywhere with the old one.",
  reset: "Set the password",
  wasReset: "Your password was changed",
  askAgain: "Ask for another link",
  kept: "Your account is kept by the sign-in service of your organization. Sign up and choose passwords there.",
  save: "Save",
  saved: "Saved",
  since: "Member since",
  groups: "Groups",
  you: "About you",
  changePassword: "Change password",
  changeText: "You are signed out everywhere, and sign in again with the new one.",
  current: "Password that you have now",
  changed: "Your password was changed. Sign in with the new one.",
  elsewhere: "You sign in with an account that is kept elsewhere: change its password there.",
  closing: "Close account",
  closeText: "Your account, your applications and your subscriptions are deleted for good.",
  cantClose: "This account belongs to the service itself and can't be closed.",
  close: "Close account",
  closeEmail: (email: string) => `Type ${email} to confirm`,
  closeQuestion: "Close your account?",
  closeWarning: (applications: readonly string[], subscriptions: number) =>
    [
      applications.length === 0
        ? "You have no applications."
        : applications.length === 1
          ? `Your application ${applications[0] ?? ""} stops working at once.`
          : `Your ${applications.length} applications stop working at once: ${applications.slice(0, 10).join(", ")}${applications.length > 10 ? ", …" : ""}.`,
      subscriptions === 0
        ? ""
        : subscriptions === 1
          ? "The keys of your subscription open nothing any more."
          : `The keys of your ${subscriptions} subscriptions open nothing any more.`,
      "This can't be undone.",
    ]
      .filter((part) => part !== "")
      .join(" "),
  closed: "Your account was closed",
  closedText: "Everything that was yours is gone.",
};
