import type { ComponentType } from "react";
import type { RouteObject } from "react-router";

/** A link of the navigation, under the heading of its group. */
export interface PageLink {
  to: string;
  text: string;
  group?: string;
  /** Stands behind the text: what waits there. */
  badge?: ComponentType;
}

/** A part of a portal: the pages that it has, and where the navigation leads to them. */
export interface Area {
  links: readonly PageLink[];
  routes: readonly RouteObject[];
}

/** A page that is loaded when somebody goes there; its children are shown within it. */
export function page<N extends string>(
  path: string,
  load: () => Promise<Record<N, ComponentType>>,
  name: N,
  children?: readonly RouteObject[],
): RouteObject {
  const lazy = async () => ({ Component: (await load())[name] });
  return children ? { path, lazy, children: [...children] } : { path, lazy };
}

/** A page that is there also for those who haven't signed in. */
export function open(route: RouteObject): RouteObject {
  return { ...route, handle: { open: true } };
}

/** Whether the page, or one that it stands in, was made by {@link open}; {@code matches} are the router's. */
export function isOpen(matches: readonly { handle: unknown }[]): boolean {
  return matches.some(({ handle }) => (handle as { open?: boolean } | undefined)?.open === true);
}
