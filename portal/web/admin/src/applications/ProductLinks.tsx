import { Button, Field, makeStyles, Select, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { Confirmed, Copyable, Failure, Loading } from "@gatehouse/shared";
import { useState } from "react";
import { opens, type Product, useProducts } from "../products/queries";
import { texts } from "../texts";
import { type Link, useGrant, useLinks, useRevoke } from "./queries";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  add: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalM },
  list: { margin: "0", paddingLeft: tokens.spacingHorizontalXL },
});

const productOf = (link: Link) => link.properties.productId.split("/").pop() ?? "";

/** Which products the application may call: granted and taken away here. */
export function ProductLinks({ name }: { name: string }) {
  const styles = useStyles();
  const links = useLinks(name);
  const products = useProducts();
  const grant = useGrant(name);
  const revoke = useRevoke(name);
  const [chosen, setChosen] = useState("");
  const [leaving, setLeaving] = useState<Link>();
  const granted = links.data?.map(productOf) ?? [];
  const choice = (products.data ?? []).filter((product) => !granted.includes(product.name));
  const product = (link: Link) => products.data?.find((each) => each.name === productOf(link));
  const title = (link: Link) => product(link)?.properties.displayName ?? productOf(link);
  return (
    <section className={styles.section} aria-label={texts.grantedProducts}>
      <Subtitle1 as="h2">{texts.grantedProducts}</Subtitle1>
      {links.isPending && <Loading />}
      {links.error && <Failure error={links.error} retry={() => void links.refetch()} />}
      {links.data?.length === 0 && <Text>{texts.noLinks}</Text>}
      <ul className={styles.list}>
        {links.data?.map((link) => (
          <li key={link.name}>
            <div className={styles.row}>
              <Text weight="semibold">{title(link)}</Text>
              <Button size="small" aria-label={texts.removeProduct(title(link))} onClick={() => setLeaving(link)}>
                {texts.remove}
              </Button>
            </div>
            <Scope product={product(link)} />
          </li>
        ))}
      </ul>
      <div className={styles.add}>
        <Field label={texts.product}>
          <Select value={chosen} onChange={(_, data) => setChosen(data.value)}>
            <option value="">{texts.chooseProduct}</option>
            {choice.map((each) => {
              const enabled = opens(each, "application-token");
              return (
                <option key={each.name} value={each.name} disabled={!enabled}>
                  {enabled ? each.properties.displayName : texts.notEnabled(each.properties.displayName)}
                </option>
              );
            })}
          </Select>
        </Field>
        <Button
          disabled={chosen === "" || grant.isPending}
          onClick={() => grant.mutate(chosen, { onSuccess: () => setChosen("") })}
        >
          {texts.addProduct}
        </Button>
      </div>
      {grant.error && <Failure error={grant.error} />}
      {revoke.error && <Failure error={revoke.error} />}
      <Confirmed
        question={texts.removeProductQuestion(leaving ? title(leaving) : "")}
        warning={texts.removeProductWarning}
        action={texts.remove}
        open={leaving !== undefined}
        confirm={() => {
          if (leaving) revoke.mutate(leaving.name);
          setLeaving(undefined);
        }}
        cancel={() => setLeaving(undefined)}
      />
    </section>
  );
}

function Scope({ product }: { product: Product | undefined }) {
  const audience = product?.properties.application?.entra?.audience;
  return audience ? <Copyable label={texts.scope} value={`${audience}/.default`} /> : null;
}
