/** A text as it stands in a filter. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** That a property contains what was typed; nothing if nothing was. */
export const has = (property: string, typed: string): string =>
  typed.trim() === "" ? "" : `contains(${property},${quoted(typed.trim())})`;

/** The filter of all conditions that there are, to be added to a query. */
export function filtering(...conditions: readonly (string | false | undefined)[]): string {
  const all = conditions.filter((each): each is string => typeof each === "string" && each !== "");
  return all.length === 0 ? "" : `&$filter=${encodeURIComponent(all.join(" and "))}`;
}

/** The order, to be added to a query. */
export const orderedBy = (sort: string): string => (sort === "" ? "" : `&$orderby=${encodeURIComponent(sort)}`);
