import { type Area, page } from "@gatehouse/shared";

export const console: Area = {
  links: [],
  routes: [page("apis/:api/console/:operation", () => import("./ConsolePage"), "ConsolePage")],
};
