import { type Area, page } from "@gatehouse/shared";
import { texts } from "../texts/namedValues";

export const namedValues: Area = {
  links: [{ to: "/named-values", text: texts.namedValues, group: texts.group }],
  routes: [page("named-values", () => import("./NamedValuesPage"), "NamedValuesPage")],
};
