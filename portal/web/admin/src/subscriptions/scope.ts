import { lastName } from "../resourceId";
import { texts } from "../texts/subscriptions";

/** Says what a subscription's keys open. */
export function scopeText(scope: string): string {
  const below = scope.replace(/^.*\/service\/[^/]+/i, "");
  if (/^\/products\/[^/]+$/i.test(below)) return texts.productScope(lastName(below));
  if (/^\/apis\/[^/]+$/i.test(below)) return texts.apiScope(lastName(below));
  return /^\/apis\/?$/i.test(below) ? texts.allApis : texts.everything;
}
