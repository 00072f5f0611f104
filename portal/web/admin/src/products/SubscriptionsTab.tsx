import { SubscriptionList } from "../subscriptions/SubscriptionList";
import { useShownProduct } from "./tabs";

/** The subscriptions whose keys open the product. */
export function SubscriptionsTab() {
  const { name } = useShownProduct();
  return <SubscriptionList product={name} />;
}
