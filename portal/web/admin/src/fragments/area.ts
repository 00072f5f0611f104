import { type Area, page } from "@gatehouse/shared";
import { fragmentTexts, texts } from "../texts/namedValues";

export const fragments: Area = {
  links: [{ to: "/policy-fragments", text: fragmentTexts.fragments, group: texts.group }],
  routes: [
    page("policy-fragments", () => import("./FragmentsPage"), "FragmentsPage"),
    page("policy-fragments/:fragment", () => import("./FragmentPage"), "FragmentPage"),
  ],
};
