/** A letter's text without its markup; nothing in it is run or loaded. */
export function textOf(html: string): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  body.querySelectorAll("script, style").forEach((each) => each.remove());
  return (body.textContent ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}

/** The link of a letter that opens something at this portal. */
export function linkOf(html: string, origin: string): string | undefined {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return [...body.querySelectorAll("a")]
    .map((anchor) => anchor.getAttribute("href") ?? "")
    .find((href) => href.startsWith(`${origin}/account/`) && href.includes("#"));
}
