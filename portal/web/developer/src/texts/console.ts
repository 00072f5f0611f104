/** The texts of the test console and the token inspector. */
export const texts = {
  tryIt: "Try it",
  intro:
    "The portal's server gets the token and calls the operation at this service's gateway. Token and secret don't come into this browser.",
  callWith: "Call with",
  withToken: "a token of my application",
  withKey: "my subscription key",
  withNothing: "no credential",
  noApplication:
    "You have no application that could call this operation. Open it with a subscription key, or ask for access to a product that contains it.",
  application: "Application",
  isDisabled: (name: string) => `${name} (disabled)`,
  product: "Token for the product",
  notGranted: (name: string) => `${name} (not granted)`,
  noneGranted:
    "No product with this API is granted to this application: the gateway will refuse the call, and say why.",
  secretFrom: "Client secret",
  consoleCredential: "Console credential, made on request and valid for one hour",
  pasteSecret: "A secret that I paste",
  secret: "Secret",
  secretHint: "It stays in this page's memory, and is gone when you leave.",
  credentialUntil: "There is a console credential until",
  noCredential:
    "There is none yet. It is listed among the application's secrets, and removed when you sign out or after one hour.",
  makeCredential: "Make a console credential",
  removeCredential: "Remove it now",
  subscription: "Subscription",
  inspector: "Token inspector",
};
