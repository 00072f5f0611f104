import { type Area, page } from "@gatehouse/shared";
import { texts } from "../texts/applications";
import { applicationTabs } from "./tabs";

export const applications: Area = {
  links: [{ to: "/applications", text: texts.applications }],
  routes: [
    page("applications", () => import("./ApplicationsPage"), "ApplicationsPage"),
    page(
      "applications/:name",
      () => import("./ApplicationPage"),
      "ApplicationPage",
      applicationTabs.map(({ route }) => route),
    ),
  ],
};
