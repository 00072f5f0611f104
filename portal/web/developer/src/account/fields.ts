const KINDS = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];

/** Whether a password is taken; the server says it again. */
export const goodPassword = (text: string) =>
  text.length >= 8 && text.length <= 256 && KINDS.filter((kind) => kind.test(text)).length >= 3;

/** Whether it may be an address. */
export const goodEmail = (text: string) => /^[^@\s]{1,64}@[^@\s]{1,189}$/.test(text.trim());

export const goodName = (text: string) => text.trim() !== "" && text.length <= 100;
