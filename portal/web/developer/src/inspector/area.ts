import { type Area, page } from "@gatehouse/shared";
import { texts } from "../texts/console";

export const inspector: Area = {
  links: [{ to: "/inspector", text: texts.inspector }],
  routes: [page("inspector", () => import("./InspectorPage"), "InspectorPage")],
};
