import { type Area, page } from "@gatehouse/shared";
import { texts } from "../texts";

export const products: Area = {
  links: [{ to: "/products", text: texts.products }],
  routes: [page("products", () => import("./ProductsPage"), "ProductsPage")],
};
