import { createElement, Fragment, type ReactNode } from "react";

/** What may stand in a description; all that isn't here gives way to what stands in it. */
const ALLOWED = new Set(
  (
    "a abbr b blockquote br caption code dd del div dl dt em hr i ins kbd li mark ol p pre q s samp small span strong " +
    "sub sup table tbody td tfoot th thead tr u ul var"
  ).split(" "),
);
/** What goes with all that stands in it, which nobody should read either. */
const DROPPED = new Set(
  (
    "applet audio base canvas embed frame frameset iframe link math meta noembed noframes noscript object param script " +
    "select style svg template textarea title video xmp"
  ).split(" "),
);
const EMPTY = new Set(["br", "hr"]);
const HEADING = /^h[1-6]$/;
/** Deeper than anybody writes by hand; what stands deeper is text. */
const DEEPEST = 60;

/** Whether a text is meant as HTML. */
export const isHtml = (text: string): boolean => /<\/?[a-z][^<]*>|<!--|&(#\d+|#x[\da-f]+|[a-z]+\d?);/i.test(text);

/**
 * A manager's HTML as React elements: only what is allowed, with none of its attributes but a few that are checked. It is
 * parsed into a document that runs nothing and loads nothing, and never written out as HTML again.
 */
export function sanitised(html: string): ReactNode {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return children(body, 0);
}

/** The text of a description, without what made it HTML. */
export function plainText(text: string): string {
  if (!isHtml(text)) return text;
  const { body } = new DOMParser().parseFromString(text, "text/html");
  body.querySelectorAll([...DROPPED].join(",")).forEach((each) => each.remove());
  return (body.textContent ?? "").replace(/\s+/g, " ").trim();
}

function children(parent: Node, depth: number): ReactNode[] {
  return [...parent.childNodes].map((node, index) => <Fragment key={index}>{sanitisedNode(node, depth)}</Fragment>);
}

function sanitisedNode(node: Node, depth: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (!(node instanceof Element)) return null;
  const name = node.localName;
  // What isn't HTML's own, such as SVG, is never shown.
  if (DROPPED.has(name) || node.namespaceURI !== "http://www.w3.org/1999/xhtml") return null;
  if (depth > DEEPEST) return node.textContent;
  if (name === "img") return node.getAttribute("alt");
  const inner = children(node, depth + 1);
  // The page's own headings make its outline.
  if (HEADING.test(name)) {
    return (
      <p>
        <strong>{inner}</strong>
      </p>
    );
  }
  if (!ALLOWED.has(name)) return inner;
  if (EMPTY.has(name)) return createElement(name);
  return createElement(name, attributes(node, name), ...withoutSpace(name, inner, node));
}

/** Between the parts of a table there is no text, also no space. */
function withoutSpace(name: string, inner: ReactNode[], element: Element): ReactNode[] {
  return /^(table|tbody|thead|tfoot|tr)$/.test(name)
    ? inner.filter((_, index) => element.childNodes[index]?.nodeType === Node.ELEMENT_NODE)
    : inner;
}

function attributes(element: Element, name: string): Record<string, string | number> {
  const kept: Record<string, string | number> = {};
  const title = element.getAttribute("title");
  if (name === "abbr" && title !== null) kept.title = title;
  if (name === "a") {
    const href = link(element.getAttribute("href"));
    if (href !== undefined) Object.assign(kept, { href, rel: "noopener noreferrer", target: "_blank" });
  }
  if (name === "td" || name === "th") {
    for (const [attribute, property] of [
      ["colspan", "colSpan"],
      ["rowspan", "rowSpan"],
    ] as const) {
      const value = Number(element.getAttribute(attribute));
      if (Number.isInteger(value) && value > 1 && value <= 100) kept[property] = value;
    }
  }
  return kept;
}

/** An address that a link may lead to, as the browser reads it; a script hides behind no space or escape. */
function link(href: string | null): string | undefined {
  if (href === null) return undefined;
  try {
    const url = new URL(href, document.baseURI);
    return ["http:", "https:", "mailto:"].includes(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}
