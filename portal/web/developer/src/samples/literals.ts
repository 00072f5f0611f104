// How a text stands in a program's source, whatever is in it. Each is tested by running the language.

/** Half of a pair of surrogates is no character, and no language writes it alone. */
const whole = (text: string) =>
  text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");

/** In JavaScript, Python, Go and C#, which all read JSON's texts as their own. */
export const doubleQuoted = (text: string): string =>
  JSON.stringify(whole(text)).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, unicode);

const unicode = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** In Java, where {@code \u000a} would be a line's end in the source itself: so control characters are octal. */
export const java = (text: string): string =>
  `"${whole(text)
    .replace(/["\\]/g, (letter) => `\\${letter}`)
    .replaceAll("\n", "\\n")
    .replaceAll("\r", "\\r")
    .replaceAll("\t", "\\t")
    .replace(/[\u0000-\u001f]/g, (letter) => `\\${letter.charCodeAt(0).toString(8).padStart(3, "0")}`)
    .replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, unicode)}"`;

/** In a POSIX shell. */
export const shell = (text: string): string => `'${whole(text).replaceAll("'", `'\\''`)}'`;

/** In Ruby, which takes what is behind a # for code, and makes one line's end of another within plain quotes. */
export const ruby = (text: string): string => doubleQuoted(text).replaceAll("#", "\\#");

/** In PHP, where nothing but the quote and the backslash means anything. */
export const singleQuoted = (text: string): string => `'${whole(text).replace(/['\\]/g, (letter) => `\\${letter}`)}'`;

/** In PowerShell, which takes typographic quotes for quotes. */
export const powershell = (text: string): string => `'${whole(text).replace(/['\u2018-\u201b]/g, "$&$&")}'`;
