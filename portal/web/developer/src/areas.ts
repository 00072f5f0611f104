import type { Area } from "@gatehouse/shared";
import { account } from "./account/area";
import { apis } from "./apis/area";
import { applications } from "./applications/area";
import { inspector } from "./inspector/area";
import { keys } from "./keys/area";
import { products } from "./products/area";
import { requests } from "./requests/area";

/** The parts of the portal, as the navigation lists them. */
export const areas: readonly Area[] = [products, apis, applications, requests, keys, inspector, account];
