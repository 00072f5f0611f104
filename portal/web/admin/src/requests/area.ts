import { type Area, page } from "@gatehouse/shared";
import { texts } from "../texts/requests";
import { Waiting } from "./Waiting";

export const requests: Area = {
  links: [{ to: "/requests", text: texts.requests, badge: Waiting }],
  routes: [
    page("requests", () => import("./RequestsPage"), "RequestsPage"),
    page("requests/:name", () => import("./RequestPage"), "RequestPage"),
  ],
};
