import { judge, LEAST_CONTRAST, parseColor } from "@gatehouse/shared";
import type { BrandLink, BrandProperties } from "./queries";

const MOST_BYTES = 64 * 1024;
const PNG = "\x89PNG\r\n\x1a\n";

/** The form's fields; an empty one says nothing. */
export interface BrandDraft {
  name: string;
  color: string;
  welcome: string;
  links: BrandLink[];
  /** Base64 of a PNG. */
  logo: string;
}

export function draftOf(properties: BrandProperties): BrandDraft {
  const { name = "", color = "", welcome = "", links = [], logo } = properties;
  return { name, color, welcome, links, logo: logo?.value ?? "" };
}

export function propertiesOf(draft: BrandDraft): BrandProperties {
  return {
    ...(draft.name.trim() !== "" && { name: draft.name.trim() }),
    ...(draft.color !== "" && { color: draft.color.toLowerCase() }),
    ...(draft.welcome.trim() !== "" && { welcome: draft.welcome.trim() }),
    ...(draft.links.length > 0 && { links: draft.links }),
    ...(draft.logo !== "" && { logo: { contentType: "image/png" as const, value: draft.logo } }),
  };
}

/** Whether the colour is none, or one that white text can be read on. */
export function colorIsFine(color: string): boolean {
  const parsed = parseColor(color);
  return color === "" || (parsed !== undefined && judge(parsed).contrast >= LEAST_CONTRAST);
}

export const linkIsFine = (link: BrandLink): boolean =>
  link.text.trim() !== "" && /^(https?:\/\/[^\s/]+|mailto:\S)/i.test(link.url);

export const isComplete = (draft: BrandDraft): boolean => colorIsFine(draft.color) && draft.links.every(linkIsFine);

/** A logo's file as Base64, or why it isn't taken. */
export async function readLogo(file: File): Promise<{ value: string } | { problem: "large" | "wrong" }> {
  if (file.size > MOST_BYTES) return { problem: "large" };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return text.startsWith(PNG) ? { value: btoa(text) } : { problem: "wrong" };
}
