import type { ComponentType } from "react";
import type { ProductDetails } from "../catalogue";
import { AccessPanel } from "../requests/AccessPanel";

/**
 * What somebody does with a product beside subscribing: each stands below what opens it, and shows itself only where it
 * can be done.
 */
export const productActions: readonly ComponentType<{ product: ProductDetails }>[] = [AccessPanel];
