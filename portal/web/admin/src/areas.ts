import type { Area } from "@gatehouse/shared";
import { applications } from "./applications/area";
import { products } from "./products/area";

/** The parts of the portal, as the navigation lists them; the first page is the portal's home. */
export const areas: readonly Area[] = [applications, products];
