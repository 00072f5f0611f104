import { Badge } from "@fluentui/react-components";
import { texts } from "../texts/requests";
import type { RequestState } from "./queries";

const colors = { pending: "warning", approved: "success", rejected: "danger", cancelled: "informative" } as const;

/** What became of a request. */
export function StateBadge({ state }: { state: RequestState }) {
  return (
    <Badge appearance="outline" color={colors[state]}>
      {texts.states[state]}
    </Badge>
  );
}
