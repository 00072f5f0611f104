import type { Area, PageLink } from "@gatehouse/shared";
import { apis } from "./apis/area";
import { applications } from "./applications/area";
import { brand } from "./brand/area";
import { insight } from "./insight/area";
import { console } from "./console/area";
import { inspector } from "./inspector/area";
import { inOrder } from "./navigation";
import { overview } from "./overview/area";
import { backends } from "./backends/area";
import { fragments } from "./fragments/area";
import { namedValues } from "./namedvalues/area";
import { policies } from "./policies/area";
import { products } from "./products/area";
import { requests } from "./requests/area";
import { subscriptions } from "./subscriptions/area";
import { tenant } from "./tenant/area";
import { people } from "./users/area";

/** The parts of the portal. */
export const areas: readonly Area[] = [
  overview,
  applications,
  products,
  subscriptions,
  apis,
  namedValues,
  backends,
  policies,
  fragments,
  console,
  insight,
  inspector,
  people,
  requests,
  brand,
  tenant,
];

/** The navigation's links; the first page is the portal's home. */
export const links: readonly PageLink[] = inOrder(areas.flatMap((area) => area.links));
