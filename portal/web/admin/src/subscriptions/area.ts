import { type Area, page } from "@gatehouse/shared";
import { texts } from "../texts/subscriptions";

export const subscriptions: Area = {
  links: [{ to: "/subscriptions", text: texts.subscriptions }],
  routes: [
    page("subscriptions", () => import("./SubscriptionsPage"), "SubscriptionsPage"),
    page("subscriptions/:name", () => import("./SubscriptionPage"), "SubscriptionPage"),
  ],
};
