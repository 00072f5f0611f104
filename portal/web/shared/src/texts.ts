/** The texts that both portals say. */
export const texts = {
  copy: (what: string) => `Copy ${what}`,
  copied: "Copied",
  failed: "That did not work",
  requestId: (id: string) => `Request ${id}`,
  retry: "Try again",
  loading: "Loading",
  signIn: "Sign in",
  signOut: "Sign out",
  dark: "Dark theme",
  skip: "Skip to the content",
  navigation: "Pages",
  signInFailed: {
    expired: "The sign-in took too long or began in another window. Sign in again.",
    refused: "You could not be signed in. Sign in again.",
    unavailable: "The sign-in service can't be reached now. Try again in a moment.",
  } as Record<string, string>,
  sessionEnded: "You were signed out. Sign in in another tab, then try again: what you typed stays here.",
};
