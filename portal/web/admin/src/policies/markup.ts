/** What a stretch of a document is, for its colour. */
export type Kind = "text" | "tag" | "name" | "attribute" | "value" | "comment" | "named";

export interface Stretch {
  kind: Kind;
  text: string;
}

// A comment, a CDATA section or a processing instruction; a named value; a tag's begin with its name; its end.
const OUTSIDE =
  /(<!--[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<\?[\s\S]*?(?:\?>|$))|(\{\{[^{}\n]*\}\})|(<\/?)([\w:.-]*)/g;
const INSIDE = /("[^"]*(?:"|$)|'[^']*(?:'|$))|([\w:.-]+)|(\/?>)|([^"'\w:.>/-]+|[/])/g;
const NAMED = /(\{\{[^{}\n]*\}\})/;

/** A document cut into stretches of one colour each; together they are the document, whatever stands in it. */
export function stretches(text: string): Stretch[] {
  const found: Stretch[] = [];
  const add = (kind: Kind, part: string) => {
    if (part === "") return;
    const last = found.at(-1);
    if (last?.kind === kind) last.text += part;
    else found.push({ kind, text: part });
  };
  let at = 0;
  while (at < text.length) {
    OUTSIDE.lastIndex = at;
    const next = OUTSIDE.exec(text);
    if (!next) break;
    add("text", text.slice(at, next.index));
    at = OUTSIDE.lastIndex;
    const [, comment, named, open = "", name = ""] = next;
    if (comment !== undefined) add("comment", comment);
    else if (named !== undefined) add("named", named);
    else {
      add("tag", open);
      add("name", name);
      at = inside(text, at, add);
    }
  }
  add("text", text.slice(at));
  return found;
}

/** The attributes of a tag, up to its end or to where the next one begins. */
function inside(text: string, from: number, add: (kind: Kind, part: string) => void): number {
  let at = from;
  while (at < text.length && text[at] !== "<") {
    INSIDE.lastIndex = at;
    const next = INSIDE.exec(text);
    if (!next) break;
    add("text", text.slice(at, next.index));
    at = INSIDE.lastIndex;
    const [whole, value, attribute, end] = next;
    if (value !== undefined) {
      for (const part of value.split(NAMED)) add(NAMED.test(part) ? "named" : "value", part);
    } else if (attribute !== undefined) add("attribute", attribute);
    else if (end !== undefined) {
      add("tag", end);
      return at;
    } else {
      const tag = whole.indexOf("<");
      add("tag", tag < 0 ? whole : whole.slice(0, tag));
      if (tag >= 0) return next.index + tag;
    }
  }
  return at;
}

const INDENT = "    ";

/**
 * The document with one element a line, indented. Elements that hold text stay as they are, and so does the whole
 * document where tags don't match.
 */
export function formatted(text: string): string {
  const parts = text.match(
    /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<\/[^>]*>|<(?:"[^"]*"|'[^']*'|[^"'>])*>|[^<]+/g,
  );
  if (!parts || parts.join("") !== text) return text;
  const lines: string[] = [];
  const open: string[] = [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] ?? "";
    if (!part.startsWith("<")) {
      if (part.trim() === "") continue;
      lines.push(INDENT.repeat(open.length) + part.trim());
    } else if (part.startsWith("</")) {
      if (open.pop() !== nameOf(part)) return text;
      lines.push(INDENT.repeat(open.length) + part);
    } else if (part.startsWith("<!") || part.startsWith("<?") || part.endsWith("/>")) {
      lines.push(INDENT.repeat(open.length) + part);
    } else {
      const end = closing(parts, i);
      if (end < 0) return text;
      const content = parts.slice(i + 1, end);
      if (holdsText(content)) {
        lines.push(INDENT.repeat(open.length) + parts.slice(i, end + 1).join(""));
        i = end;
      } else if (content.join("").trim() === "") {
        lines.push(INDENT.repeat(open.length) + part + (parts[end] ?? ""));
        i = end;
      } else {
        lines.push(INDENT.repeat(open.length) + part);
        open.push(nameOf(part));
      }
    }
  }
  return open.length === 0 ? `${lines.join("\n")}\n` : text;
}

/** Whether text stands between the tags of an element, and not only in elements within it. */
function holdsText(content: readonly string[]): boolean {
  let depth = 0;
  for (const part of content) {
    if (part.startsWith("</")) depth--;
    else if (starts(part)) depth++;
    else if (depth === 0 && !/^<[!?]|\/>$/.test(part) && part.trim() !== "") return true;
  }
  return false;
}

const starts = (part: string) => part.startsWith("<") && !/^<[!?]/.test(part) && !part.endsWith("/>");

/** Where the element that begins at a place ends; -1 where it doesn't. */
function closing(parts: readonly string[], from: number): number {
  let depth = 0;
  for (let i = from; i < parts.length; i++) {
    const part = parts[i] ?? "";
    if (part.startsWith("</")) depth--;
    else if (starts(part)) depth++;
    if (depth === 0) return nameOf(part) === nameOf(parts[from] ?? "") ? i : -1;
  }
  return -1;
}

const nameOf = (tag: string) => /^<\/?([^\s/>]*)/.exec(tag)?.[1] ?? "";
