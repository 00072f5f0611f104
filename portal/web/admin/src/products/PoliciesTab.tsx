import { PolicyEditor } from "../policies/PolicyEditor";
import { useCallersText } from "./callers";
import { productPath } from "./queries";
import { useShownProduct } from "./tabs";

/** What is done with every call that comes through the product. */
export function PoliciesTab() {
  const { name } = useShownProduct();
  const callers = useCallersText(name);
  return <PolicyEditor scope={productPath(name)} warning={callers.all} />;
}
