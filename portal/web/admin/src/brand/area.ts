import { type Area, page } from "@gatehouse/shared";
import { texts } from "../texts/brand";

export const brand: Area = {
  links: [{ to: "/brand", text: texts.brand }],
  routes: [page("brand", () => import("./BrandPage"), "BrandPage")],
};
