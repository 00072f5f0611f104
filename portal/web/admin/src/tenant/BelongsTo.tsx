import { Link } from "react-router";
import { segment } from "../arm";
import { useLinkStyles } from "../link";
import { texts } from "../texts/tenant";
import type { Registration } from "./queries";

const nameOf = (id: string) => id.slice(id.lastIndexOf("/") + 1);

/** The product or application of the service that a registration was made for. */
export function BelongsTo({ registration }: { registration: Registration }) {
  const { link } = useLinkStyles();
  const { productId, clientApplicationId } = registration;
  if (productId !== undefined) {
    return (
      <Link className={link} to={`/products/${segment(nameOf(productId))}`}>
        {texts.product(nameOf(productId))}
      </Link>
    );
  }
  if (clientApplicationId !== undefined) {
    return (
      <Link className={link} to={`/applications/${segment(nameOf(clientApplicationId))}`}>
        {texts.application(nameOf(clientApplicationId))}
      </Link>
    );
  }
  return null;
}
