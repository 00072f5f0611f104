import { makeStyles, tokens } from "@fluentui/react-components";

/** How links to other pages look. */
export const useLinkStyles = makeStyles({ link: { color: tokens.colorBrandForegroundLink } });
