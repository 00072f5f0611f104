import { useProducts } from "../products/queries";
import { lastName } from "../resourceId";
import { useLinks } from "./queries";

export interface Scope {
  product: string;
  title: string;
  scope: string;
}

/** The scope of each product that the application was granted. */
export function useScopes(name: string) {
  const links = useLinks(name);
  const products = useProducts();
  const data =
    links.data && products.data
      ? links.data.flatMap(({ properties }): Scope[] => {
          const product = products.data.find((each) => each.name === lastName(properties.productId));
          const audience = product?.properties.application?.entra?.audience;
          return product && audience
            ? [{ product: product.name, title: product.properties.displayName, scope: `${audience}/.default` }]
            : [];
        })
      : undefined;
  return {
    data,
    error: links.error ?? products.error,
    retry: () => void Promise.all([links.refetch(), products.refetch()]),
  };
}
