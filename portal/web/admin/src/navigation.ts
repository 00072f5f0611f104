import type { PageLink } from "@gatehouse/shared";
import { texts } from "./texts/navigation";

/** The groups of the navigation and the pages in them, in the order that Azure's portal has. */
const GROUPS: readonly { group?: string; pages: readonly string[] }[] = [
  { pages: ["/overview"] },
  {
    group: texts.apis,
    pages: [
      "/apis",
      "/products",
      "/subscriptions",
      "/applications",
      "/named-values",
      "/backends",
      "/policies",
      "/policy-fragments",
      "/version-sets",
      "/tags",
    ],
  },
  { group: texts.monitoring, pages: ["/traffic", "/refusals", "/expiry", "/access-map"] },
  { group: texts.developerPortal, pages: ["/users", "/groups", "/requests", "/letters", "/brand"] },
  { group: texts.security, pages: ["/tenant", "/service-identity", "/inspector"] },
];

/** Where a page stands in the navigation; what isn't named there comes last, under the group that it names itself. */
export function inOrder(links: readonly PageLink[]): PageLink[] {
  const known = GROUPS.flatMap(({ group, pages }) =>
    pages.flatMap((page) => links.filter((link) => link.to === page).map((link) => ({ ...link, group }))),
  );
  const named = new Set(known.map((link) => link.to));
  const others = links.filter((link) => !named.has(link.to));
  const result: PageLink[] = [...known];
  for (const link of others) {
    const last = result.map((each) => each.group).lastIndexOf(link.group);
    result.splice(last < 0 ? result.length : last + 1, 0, link);
  }
  return result;
}
