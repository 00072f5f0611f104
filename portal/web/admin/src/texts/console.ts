/** The texts of the test console and the token inspector. */
export const texts = {
  theCall: "The call",
  inspector: "Token inspector",
  test: (operation: string) => `Test ${operation}`,
  back: "Back to the operation",
  intro:
    "The portal's server gets the token or the key and calls the operation at this service's gateway. Neither comes into this browser.",
  callWith: "Call with",
  withToken: "a token of an application",
  withKey: "a subscription key",
  withNothing: "no credential",
  application: "Application",
  subscription: "Subscription",
  noneFound: "Nothing of that name was found.",
  pick: "Choose one from the list.",
  credentialUntil: "There is a console credential until",
  noCredential:
    "There is no console credential of this application. One is made in your name, listed among the application's secrets, and removed when you sign out or after one hour.",
  makeCredential: "Make a console credential",
  removeCredential: "Remove it now",
};
