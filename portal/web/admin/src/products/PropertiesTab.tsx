import { makeStyles, Subtitle1, Subtitle2, Text, tokens } from "@fluentui/react-components";
import { Confirmed, Failure, Properties, Property } from "@gatehouse/shared";
import { useState } from "react";
import { texts } from "../texts/products";
import { ACCESS, AccessSwitches } from "./AccessSwitches";
import { useCallersText } from "./callers";
import { type AuthenticationType, opens, useChangeProduct } from "./queries";
import { useShownProduct } from "./tabs";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
});

/** What opens the product, and its backend application in the tenant. */
export function PropertiesTab() {
  const styles = useStyles();
  const product = useShownProduct();
  const change = useChangeProduct(product.name);
  const callers = useCallersText(product.name);
  const [leaving, setLeaving] = useState<AuthenticationType>();
  const on = ACCESS.map(({ type }) => type).filter((type) => opens(product, type));
  const set = (type: AuthenticationType, wanted: boolean) =>
    change.mutate({
      authenticationType: ACCESS.map((each) => each.type).filter((each) =>
        each === type ? wanted : opens(product, each),
      ),
    });
  const { displayName, application } = product.properties;
  const entra = application?.entra;
  const left = ACCESS.find(({ type }) => type === leaving)?.label ?? "";
  const consequence =
    leaving === "subscription-key"
      ? `${texts.withdrawKeys} ${callers.keys}`
      : `${texts.withdrawTokens} ${callers.tokens}`;
  return (
    <section className={styles.section} aria-label={texts.access}>
      <Subtitle1 as="h2">{texts.access}</Subtitle1>
      <AccessSwitches
        on={on}
        busy={change.isPending}
        set={(type, wanted) => (wanted ? set(type, true) : setLeaving(type))}
      />
      {change.error && <Failure error={change.error} />}
      <Subtitle2 as="h3">{texts.backend}</Subtitle2>
      {entra?.applicationId ? (
        <Properties>
          <Property label={texts.applicationId} value={entra.applicationId} />
          <Property label={texts.audience} value={entra.audience} />
          <Property label={texts.scope} value={`${entra.audience ?? ""}/.default`} />
        </Properties>
      ) : (
        <Text>{texts.noBackend}</Text>
      )}
      <Confirmed
        question={texts.withdrawQuestion(displayName, left)}
        warning={consequence}
        action={texts.switchOff}
        open={leaving !== undefined}
        confirm={() => {
          if (leaving) set(leaving, false);
          setLeaving(undefined);
        }}
        cancel={() => setLeaving(undefined)}
      />
    </section>
  );
}
