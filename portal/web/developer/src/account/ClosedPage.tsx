import { texts } from "../texts/account";
import { Done } from "./AccountForm";

/** Where somebody arrives who closed their account. */
export function ClosedPage() {
  return <Done title={texts.closed} text={texts.closedText} />;
}
