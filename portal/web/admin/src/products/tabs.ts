import type { ComponentType } from "react";
import { type RouteObject, useOutletContext } from "react-router";
import { texts } from "../texts/products";
import { texts as requestTexts } from "../texts/requests";
import type { Product } from "./queries";

/** A part of a product's page, with an address of its own below the product's. */
export interface ProductTab {
  path: string;
  text: string;
  route: RouteObject;
}

function tab<N extends string>(
  path: string,
  text: string,
  load: () => Promise<Record<N, ComponentType>>,
  name: N,
): ProductTab {
  const lazy = async () => ({ Component: (await load())[name] });
  return { path, text, route: path === "" ? { index: true, lazy } : { path, lazy } };
}

/** The parts of a product's page, in their order. Each one gets its product by {@link useShownProduct}. */
export const productTabs: readonly ProductTab[] = [
  tab("", texts.settings, () => import("./SettingsTab"), "SettingsTab"),
  tab("properties", texts.properties, () => import("./PropertiesTab"), "PropertiesTab"),
  tab("apis", texts.apis, () => import("./ApisTab"), "ApisTab"),
  tab("access-control", texts.accessControl, () => import("./AccessControlTab"), "AccessControlTab"),
  tab("policies", texts.policies, () => import("./PoliciesTab"), "PoliciesTab"),
  tab("subscriptions", texts.subscriptionsTab, () => import("./SubscriptionsTab"), "SubscriptionsTab"),
  tab("applications", texts.applicationsTab, () => import("./ApplicationsTab"), "ApplicationsTab"),
  tab("requests", requestTexts.tab, () => import("../requests/ProductRequestSettings"), "ProductRequestSettings"),
];

/** The product on whose page a tab stands. */
export const useShownProduct = () => useOutletContext<Product>();
