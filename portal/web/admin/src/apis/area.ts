import { type Area, page } from "@gatehouse/shared";
import { texts } from "../texts/apis";

export const apis: Area = {
  links: [{ to: "/apis", text: texts.apis, group: texts.group }],
  routes: [
    page("apis", () => import("./ApisPage"), "ApisPage"),
    page("apis/:api/operations/:operation/*", () => import("./OperationPage"), "OperationPage"),
    page("apis/:api/*", () => import("./ApiPage"), "ApiPage"),
  ],
};
