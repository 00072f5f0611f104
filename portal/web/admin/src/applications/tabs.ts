import type { ComponentType } from "react";
import { type RouteObject, useOutletContext } from "react-router";
import { texts } from "../texts/applications";
import type { Application } from "./queries";

/** A part of an application's page, with an address of its own below the application's. */
export interface ApplicationTab {
  path: string;
  text: string;
  route: RouteObject;
}

function tab<N extends string>(
  path: string,
  text: string,
  load: () => Promise<Record<N, ComponentType>>,
  name: N,
): ApplicationTab {
  const lazy = async () => ({ Component: (await load())[name] });
  return { path, text, route: path === "" ? { index: true, lazy } : { path, lazy } };
}

/** The parts of an application's page, in their order. Each one gets its application by {@link useShownApplication}. */
export const applicationTabs: readonly ApplicationTab[] = [
  tab("", texts.overview, () => import("./OverviewTab"), "OverviewTab"),
  tab("secrets", texts.secrets, () => import("./SecretsTab"), "SecretsTab"),
  tab("products", texts.products, () => import("./ProductsTab"), "ProductsTab"),
  tab("activity", texts.activity, () => import("./ActivityTab"), "ActivityTab"),
  tab("calls", texts.callsTab, () => import("./CallsTab"), "CallsTab"),
];

/** The application on whose page a tab stands. */
export const useShownApplication = () => useOutletContext<Application>();
