import { texts } from "../texts/products";
import { useCallers } from "./queries";

/** Sentences that say how many call a product now, for whoever is about to break their calls. */
export function useCallersText(name: string) {
  const { data, error } = useCallers(name);
  const unknown = error ? texts.notCounted : texts.counting;
  return {
    applications: data?.applications ?? 0,
    all: data ? texts.callers(data.applications, data.subscriptions) : unknown,
    tokens: data ? texts.applicationsCall(data.applications) : unknown,
    keys: data ? texts.subscriptionsCall(data.subscriptions) : unknown,
  };
}
