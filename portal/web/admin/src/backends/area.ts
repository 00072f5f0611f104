import { type Area, page } from "@gatehouse/shared";
import { backendTexts, texts } from "../texts/namedValues";

export const backends: Area = {
  links: [{ to: "/backends", text: backendTexts.backends, group: texts.group }],
  routes: [
    page("backends", () => import("./BackendsPage"), "BackendsPage"),
    page("backends/:backend", () => import("./BackendPage"), "BackendPage"),
  ],
};
