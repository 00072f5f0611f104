/** What an API's or operation's id looks like. */
export const ID = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,78}[A-Za-z0-9_-])?$/;

/** An id made from a name, until somebody writes another one. */
export const idOf = (name: string) =>
  name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 80)
    .replaceAll(/^-+|-+$/g, "");

export const isUrl = (text: string) => /^https?:\/\/[^\s/]+/i.test(text);
