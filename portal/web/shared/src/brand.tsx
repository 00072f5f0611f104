import { useQueryClient } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { ask } from "./ask";

/** How the portals present themselves. */
export interface Brand {
  name: string;
  /** `#rrggbb` */
  color?: string;
  welcome?: string;
  links: { text: string; url: string }[];
  /** Where the logo is. */
  logo?: string;
}

const USUAL: Brand = { name: "Gatehouse", links: [] };

/** The brand that the page came with: it is there before anything was asked. */
export function brandOfPage(): Brand {
  const told = document.querySelector<HTMLMetaElement>("meta[name=gatehouse-brand]")?.content;
  try {
    return { ...USUAL, ...(JSON.parse(told ?? "{}") as Partial<Brand>) };
  } catch {
    return USUAL;
  }
}

/** The brand, and how the page takes on another. */
export const BrandContext = createContext<{ brand: Brand; setBrand: (brand: Brand) => void }>({
  brand: USUAL,
  setBrand: () => {},
});

export const useBrand = (): Brand => useContext(BrandContext).brand;

/** Has the page take on the brand as the server has it now. */
export function useBrandAnew(portal: "admin" | "developer"): () => Promise<Brand> {
  const { setBrand } = useContext(BrandContext);
  const queries = useQueryClient();
  return async () => {
    const brand = await queries.fetchQuery({
      queryKey: ["brand"],
      queryFn: () => ask<Brand>(portal, "/api/brand"),
      staleTime: 0,
    });
    setBrand(brand);
    return brand;
  };
}
