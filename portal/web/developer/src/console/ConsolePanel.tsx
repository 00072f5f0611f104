import { useSession } from "../queries";
import type { PanelProps } from "../apis/panels";
import { Console } from "./Console";

/** The test console on the page of an operation, for those who are signed in. */
export function ConsolePanel({ api, operation }: PanelProps) {
  const session = useSession();
  return session.data?.known ? <Console api={api.name} operation={operation.name} /> : null;
}
