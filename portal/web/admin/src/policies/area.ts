import { type Area, page } from "@gatehouse/shared";
import { texts } from "../texts/policies";

export const policies: Area = {
  links: [{ to: "/policies", text: texts.policies, group: texts.group }],
  routes: [page("policies", () => import("./GlobalPolicyPage"), "GlobalPolicyPage")],
};
