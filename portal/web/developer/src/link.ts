import { makeStyles, tokens } from "@fluentui/react-components";

/** How links to other pages look. */
export const useLinkStyles = makeStyles({
  link: { color: tokens.colorBrandForegroundLink, overflowWrap: "anywhere" },
});

/** The address of something by its name. */
export const productAt = (name: string) => `/products/${encodeURIComponent(name)}`;
export const apiAt = (name: string) => `/apis/${encodeURIComponent(name)}`;
export const operationAt = (api: string, operation: string) =>
  `${apiAt(api)}/operations/${encodeURIComponent(operation)}`;
