import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { Failure, Property, Unsaved } from "@gatehouse/shared";
import { useState } from "react";
import { texts } from "../texts/products";
import { complete, draftOf, type ProductDraft, propertiesOf } from "./draft";
import { ProductNames, ProductTerms } from "./ProductFields";
import { useChangeProduct } from "./queries";
import { useShownProduct } from "./tabs";

const useStyles = makeStyles({
  form: {
    display: "grid",
    gap: tokens.spacingVerticalL,
    gridTemplateColumns: "minmax(0, 1fr)",
    maxWidth: "40rem",
  },
  row: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalM },
});

/** What the product is called, and what subscribing to it takes. */
export function SettingsTab() {
  const styles = useStyles();
  const product = useShownProduct();
  const save = useChangeProduct(product.name);
  const kept = draftOf(product);
  const [changes, setChanges] = useState<Partial<ProductDraft>>({});
  const draft = { ...kept, ...changes };
  const dirty = JSON.stringify(draft) !== JSON.stringify(kept);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (complete(draft) && dirty && !save.isPending) {
          save.mutate(propertiesOf(draft), { onSuccess: () => setChanges({}) });
        }
      }}
    >
      <Property label={texts.id} value={product.name} />
      <ProductNames draft={draft} change={(more) => setChanges({ ...changes, ...more })} />
      <ProductTerms draft={draft} change={(more) => setChanges({ ...changes, ...more })} />
      {save.error && <Failure error={save.error} />}
      <div className={styles.row}>
        <Button
          type="submit"
          appearance="primary"
          disabled={!complete(draft)}
          disabledFocusable={save.isPending || !dirty}
        >
          {texts.save}
        </Button>
        <Text role="status">{save.isSuccess && !dirty ? texts.saved : ""}</Text>
      </div>
      <Unsaved dirty={dirty && !save.isPending} />
    </form>
  );
}
