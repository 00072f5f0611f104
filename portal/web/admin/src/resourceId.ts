/** An id made from a name, until somebody writes another one. */
export const idOf = (name: string): string =>
  name
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 80);

/** What the service takes as the id of most resources. */
export const ID = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,78}[A-Za-z0-9])?$/;

/** The last name of an id. */
export const lastName = (id: string): string => id.split("/").pop() ?? "";
