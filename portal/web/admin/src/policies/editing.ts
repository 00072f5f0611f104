/** A change of a text: what takes the place of what stands between two indices, and what is marked afterwards. */
export interface Edit {
  from: number;
  to: number;
  text: string;
  select: readonly [number, number];
}

export const INDENT = "    ";

const lineStart = (text: string, at: number) => text.lastIndexOf("\n", at - 1) + 1;

/** Tab: indents where the caret is, or all lines that are marked. */
export function indented(text: string, start: number, end: number): Edit {
  if (!text.slice(start, end).includes("\n")) {
    return { from: start, to: end, text: INDENT, select: [start + INDENT.length, start + INDENT.length] };
  }
  const from = lineStart(text, start);
  const lines = text.slice(from, end).replaceAll(/^(?=.)/gm, INDENT);
  return { from, to: end, text: lines, select: [from, from + lines.length] };
}

/** Shift and Tab: takes one step of indentation from the lines that are marked. */
export function outdented(text: string, start: number, end: number): Edit {
  const from = lineStart(text, start);
  const before = text.slice(from, Math.max(end, from));
  const line = text.slice(from).split("\n", 1)[0] ?? "";
  const to = before.includes("\n") ? end : from + line.length;
  const lines = text.slice(from, to).replaceAll(/^ {1,4}|^\t/gm, "");
  const taken = to - from - lines.length;
  return {
    from,
    to,
    text: lines,
    select: before.includes("\n")
      ? [from, from + lines.length]
      : [Math.max(from, start - taken), Math.max(from, end - taken)],
  };
}

/** Enter: the next line begins as this one does, a step further behind a start tag. */
export function broken(text: string, start: number, end: number): Edit {
  const line = text.slice(lineStart(text, start), start);
  const indent = /^[ \t]*/.exec(line)?.[0] ?? "";
  const deeper = /<[\w:.-]+(?:"[^"]*"|'[^']*'|[^"'<>/])*>\s*$/.test(line) ? INDENT : "";
  const inserted = `\n${indent}${deeper}`;
  const at = start + inserted.length;
  return { from: start, to: end, text: inserted, select: [at, at] };
}

/** Puts a sample on lines of its own behind the line of the caret, indented as that one is. */
export function placed(text: string, caret: number, sample: string): Edit {
  const start = lineStart(text, caret);
  const rest = text.indexOf("\n", caret);
  const end = rest < 0 ? text.length : rest;
  const line = text.slice(start, end);
  const indent = /^[ \t]*/.exec(line)?.[0] ?? "";
  const deeper = /<[\w:.-]+(?:"[^"]*"|'[^']*'|[^"'<>/])*>\s*$/.test(line) && !line.includes("</") ? INDENT : "";
  const lines = sample
    .trimEnd()
    .split("\n")
    .map((each) => indent + deeper + each)
    .join("\n");
  if (line.trim() === "") {
    return { from: start, to: end, text: lines, select: [start + lines.length, start + lines.length] };
  }
  const at = end + 1 + lines.length;
  return { from: end, to: end, text: `\n${lines}`, select: [at, at] };
}

/** The index of a place, from 1 each; the nearest there is where the text is shorter. */
export function indexOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let i = 1; i < line; i++) {
    const next = text.indexOf("\n", start);
    if (next < 0) return text.length;
    start = next + 1;
  }
  const end = text.indexOf("\n", start);
  return Math.min(start + column - 1, end < 0 ? text.length : end);
}
