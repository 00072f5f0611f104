import { type Area, page } from "@gatehouse/shared";
import { texts } from "../texts";

export const applications: Area = {
  links: [{ to: "/applications", text: texts.applications }],
  routes: [
    page("applications", () => import("./ApplicationsPage"), "ApplicationsPage"),
    page("applications/:name", () => import("./ApplicationPage"), "ApplicationPage"),
  ],
};
