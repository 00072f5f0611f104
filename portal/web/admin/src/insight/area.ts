import { type Area, page } from "@gatehouse/shared";
import { texts } from "../texts/insight";

export const insight: Area = {
  links: [
    { to: "/traffic", text: texts.traffic, group: texts.group },
    { to: "/refusals", text: texts.refusals, group: texts.group },
    { to: "/expiry", text: texts.expiry, group: texts.group },
    { to: "/access-map", text: texts.accessMap, group: texts.group },
  ],
  routes: [
    page("/traffic", () => import("./TrafficPage"), "TrafficPage"),
    page("/refusals/:id?", () => import("./RefusalsPage"), "RefusalsPage"),
    page("/expiry", () => import("./ExpiryPage"), "ExpiryPage"),
    page("/access-map", () => import("./map/AccessMapPage"), "AccessMapPage"),
  ],
};
