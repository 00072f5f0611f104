import { type Area, page } from "@gatehouse/shared";
import { texts } from "../texts/overview";

export const overview: Area = {
  links: [{ to: "/overview", text: texts.overview }],
  routes: [page("/overview", () => import("./OverviewPage"), "OverviewPage")],
};
