import { Button, Field, makeStyles, Select, Text, tokens } from "@fluentui/react-components";
import { Confirmed, Copyable, Failure, Loading } from "@gatehouse/shared";
import { useState } from "react";
import { Link as PageLink } from "react-router";
import { useLinkStyles } from "../link";
import { PlainTable } from "../PlainTable";
import { opens, type Product, useProducts } from "../products/queries";
import { lastName } from "../resourceId";
import { texts } from "../texts/applications";
import { type Link, useGrant, useLinks, useRevoke } from "./queries";
import { useShownApplication } from "./tabs";

const useStyles = makeStyles({
  section: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
  add: { display: "flex", flexWrap: "wrap", alignItems: "end", gap: tokens.spacingHorizontalM },
});

const productOf = (link: Link) => lastName(link.properties.productId);

/** Which products the application may call: granted and taken away here. */
export function ProductsTab() {
  const styles = useStyles();
  const { link: linkStyle } = useLinkStyles();
  const { name } = useShownApplication();
  const links = useLinks(name);
  const products = useProducts();
  const revoke = useRevoke(name);
  const [leaving, setLeaving] = useState<Link>();
  const product = (link: Link) => products.data?.find((each) => each.name === productOf(link));
  const title = (link: Link) => product(link)?.properties.displayName ?? productOf(link);
  const cells = (link: Link) => [
    <PageLink key="name" className={linkStyle} to={`/products/${encodeURIComponent(productOf(link))}`}>
      {title(link)}
    </PageLink>,
    texts.states[link.properties.state ?? "active"] ?? link.properties.state,
    <Scope key="scope" product={product(link)} />,
    <Button key="remove" size="small" aria-label={texts.removeProduct(title(link))} onClick={() => setLeaving(link)}>
      {texts.remove}
    </Button>,
  ];
  return (
    <section className={styles.section} aria-label={texts.grantedProducts}>
      {links.isPending && <Loading />}
      {links.error && <Failure error={links.error} retry={() => void links.refetch()} />}
      {links.data?.length === 0 && <Text>{texts.noLinks}</Text>}
      {links.data && links.data.length > 0 && (
        <PlainTable
          label={texts.grantedProducts}
          titles={[texts.product, texts.state, texts.scope, texts.remove]}
          rows={links.data.map((link) => ({ key: link.name, cells: cells(link) }))}
        />
      )}
      <AddProduct
        name={name}
        products={(products.data ?? []).filter((each) => !links.data?.some((link) => productOf(link) === each.name))}
      />
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

function AddProduct({ name, products }: { name: string; products: readonly Product[] }) {
  const styles = useStyles();
  const grant = useGrant(name);
  const [chosen, setChosen] = useState("");
  return (
    <>
      <div className={styles.add}>
        <Field label={texts.product}>
          <Select value={chosen} onChange={(_, { value }) => setChosen(value)}>
            <option value="">{texts.chooseProduct}</option>
            {products.map((each) => {
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
          disabledFocusable={chosen === "" || grant.isPending}
          onClick={() => grant.mutate(chosen, { onSuccess: () => setChosen("") })}
        >
          {texts.addProduct}
        </Button>
      </div>
      {grant.error && <Failure error={grant.error} />}
    </>
  );
}

function Scope({ product }: { product: Product | undefined }) {
  const audience = product?.properties.application?.entra?.audience;
  return audience ? <Copyable label={texts.scope} value={`${audience}/.default`} /> : null;
}
