import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { arm, type Page, type Resource, segment } from "../arm";
import { useService } from "../session";

export type AuthenticationType = "subscription-key" | "application-token";

export interface ProductProperties {
  displayName: string;
  description?: string;
  state: "published" | "notPublished";
  authenticationType?: AuthenticationType[] | null;
  application?: { entra?: { applicationId?: string; audience?: string } };
}

export type Product = Resource<ProductProperties>;

export const opens = (product: Product, type: AuthenticationType): boolean => {
  const types = product.properties.authenticationType ?? [];
  return types.length === 0 ? type === "subscription-key" : types.includes(type);
};

export function useProducts() {
  const service = useService();
  return useQuery({
    queryKey: ["products", service],
    queryFn: async () => (await arm<Page<Product>>(service, "/products?$top=1000")).value,
  });
}

export function useAuthentication() {
  const service = useService();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ product, types }: { product: Product; types: AuthenticationType[] }) =>
      arm(service, `/products/${segment(product.name)}`, "PATCH", { properties: { authenticationType: types } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["products"] }),
  });
}
