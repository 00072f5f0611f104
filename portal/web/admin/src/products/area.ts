import { type Area, page } from "@gatehouse/shared";
import { texts } from "../texts/products";
import { productTabs } from "./tabs";

export const products: Area = {
  links: [{ to: "/products", text: texts.products }],
  routes: [
    page("products", () => import("./ProductsPage"), "ProductsPage"),
    page(
      "products/:name",
      () => import("./ProductPage"),
      "ProductPage",
      productTabs.map(({ route }) => route),
    ),
  ],
};
