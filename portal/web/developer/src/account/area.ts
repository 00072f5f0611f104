import { type Area, page } from "@gatehouse/shared";
import { texts } from "../texts/account";

export const account: Area = {
  links: [{ to: "/account", text: texts.profile }],
  routes: [
    page("account", () => import("./ProfilePage"), "ProfilePage"),
    page("account/sign-up", () => import("./SignUpPage"), "SignUpPage"),
    page("account/confirm", () => import("./ConfirmPage"), "ConfirmPage"),
    page("account/invitation", () => import("./PasswordPages"), "InvitationPage"),
    page("account/closed", () => import("./ClosedPage"), "ClosedPage"),
    page("account/forgot", () => import("./ForgotPage"), "ForgotPage"),
    page("account/reset", () => import("./PasswordPages"), "ResetPage"),
  ],
};

/** Whether a page is there for whoever isn't signed in. */
export const beforeSignIn = (pathname: string) => pathname.startsWith("/account/");
