import { Badge, makeStyles, tokens } from "@fluentui/react-components";
import type { Access } from "./catalogue";
import { texts } from "./texts/catalogue";

const useStyles = makeStyles({
  badges: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** What opens a product. */
export function AccessBadges({ access: { acceptsTokens, acceptsKeys, open } }: { access: Access }) {
  return (
    <div className={useStyles().badges}>
      {acceptsTokens && <Badge color="brand">{texts.tokens}</Badge>}
      {acceptsKeys && (
        <Badge color="informative" appearance="outline">
          {texts.keys}
        </Badge>
      )}
      {open && (
        <Badge color="informative" appearance="outline">
          {texts.openToAll}
        </Badge>
      )}
    </div>
  );
}
