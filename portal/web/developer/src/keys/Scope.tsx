import { Link } from "react-router";
import { apiAt, productAt, useLinkStyles } from "../link";
import { texts } from "../texts/keys";
import type { Subscription } from "./queries";

/** What the keys of a subscription open. */
export function Scope({ scope: { kind, name, displayName } }: { scope: Subscription["scope"] }) {
  const { link } = useLinkStyles();
  if (kind === "apis") return <>{texts.allApis}</>;
  return (
    <Link className={link} to={kind === "product" ? productAt(name) : apiAt(name)}>
      {kind === "product" ? texts.product : texts.api}: {displayName}
    </Link>
  );
}
