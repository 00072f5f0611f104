import { PageTitle } from "@gatehouse/shared";
import { texts } from "../texts/subscriptions";
import { SubscriptionList } from "./SubscriptionList";

/** All subscriptions of the service. */
export function SubscriptionsPage() {
  return (
    <>
      <PageTitle title={texts.subscriptions} />
      <SubscriptionList />
    </>
  );
}
