import { type Area, page } from "@gatehouse/shared";
import { texts } from "../texts/tenant";

export const tenant: Area = {
  links: [
    { to: "/tenant", text: texts.tenant },
    { to: "/service-identity", text: texts.identity },
  ],
  routes: [
    page("tenant", () => import("./TenantPage"), "TenantPage"),
    page("tenant/:appId", () => import("./RegistrationPage"), "RegistrationPage"),
    page("service-identity", () => import("./ServiceIdentityPage"), "ServiceIdentityPage"),
  ],
};
