import { type Area, page } from "@gatehouse/shared";
import { texts } from "../texts/keys";

export const keys: Area = {
  links: [{ to: "/keys", text: texts.title }],
  routes: [
    page("keys", () => import("./KeysPage"), "KeysPage"),
    page("keys/:name", () => import("./KeyPage"), "KeyPage"),
  ],
};
