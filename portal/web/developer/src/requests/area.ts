import { type Area, page } from "@gatehouse/shared";
import { texts } from "../texts/requests";

export const requests: Area = {
  links: [{ to: "/requests", text: texts.requests }],
  routes: [page("requests", () => import("./RequestsPage"), "RequestsPage")],
};
