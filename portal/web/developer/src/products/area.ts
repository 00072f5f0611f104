import { type Area, open, page } from "@gatehouse/shared";
import { texts } from "../texts/catalogue";

export const products: Area = {
  links: [{ to: "/products", text: texts.products }],
  routes: [
    open(page("products", () => import("./ProductsPage"), "ProductsPage")),
    open(page("products/:name", () => import("./ProductPage"), "ProductPage")),
  ],
};
