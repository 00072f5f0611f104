import { useBrandAnew } from "@gatehouse/shared";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { arm, type Page, type Resource } from "../arm";
import { useService } from "../session";

const PATH = "/brand/default";

export interface BrandLink {
  text: string;
  url: string;
}

/** What the service says of its brand; the settings say the rest. */
export interface BrandProperties {
  name?: string;
  color?: string;
  welcome?: string;
  links?: BrandLink[];
  logo?: { contentType: "image/png"; value: string };
}

/** The service's own brand; one that says nothing where there is none. */
export function useOwnBrand() {
  const service = useService();
  return useQuery({
    queryKey: ["own-brand", service],
    queryFn: async (): Promise<{ exists: boolean; properties: BrandProperties }> => {
      const found = (await arm<Page<Resource<BrandProperties>>>(service, "/brand")).value[0];
      return { exists: found !== undefined, properties: found?.properties ?? {} };
    },
  });
}

/** Saves the brand, or with none goes back to the settings' one; the page takes it on. */
export function useSavedBrand() {
  const service = useService();
  const queries = useQueryClient();
  const anew = useBrandAnew("admin");
  return useMutation({
    mutationFn: async (properties: BrandProperties | undefined) => {
      if (properties) await arm(service, PATH, "PUT", { properties });
      else await arm(service, PATH, "DELETE");
      await queries.invalidateQueries({ queryKey: ["own-brand"] });
      await anew();
    },
  });
}
