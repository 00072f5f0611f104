import { makeStyles, tokens } from "@fluentui/react-components";
import { texts } from "../texts/account";
import { PageLink } from "./AccountForm";
import { useOffer } from "./queries";

const useStyles = makeStyles({ links: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalL } });

/** What somebody can do before they sign in. */
export function AccountLinks() {
  const styles = useStyles();
  const offer = useOffer().data;
  if (!offer) return null;
  return (
    <div className={styles.links}>
      {(offer.open || offer.elsewhere !== undefined) && <PageLink to="/account/sign-up">{texts.signingUp}</PageLink>}
      {offer.passwords && <PageLink to="/account/forgot">{texts.forgetting}</PageLink>}
    </div>
  );
}
