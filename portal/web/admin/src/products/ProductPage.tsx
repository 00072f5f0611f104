import { makeStyles, tokens } from "@fluentui/react-components";
import { Failure, Loading, PageTabs, PageTitle } from "@gatehouse/shared";
import { Link, Outlet, useParams } from "react-router";
import { useLinkStyles } from "../link";
import { texts } from "../texts/products";
import { ProductActions } from "./ProductActions";
import { useProduct } from "./queries";
import { productTabs } from "./tabs";

const useStyles = makeStyles({
  page: { display: "grid", gap: tokens.spacingVerticalM, gridTemplateColumns: "minmax(0, 1fr)" },
});

/** One product, with its parts in tabs. */
export function ProductPage() {
  const styles = useStyles();
  const { link } = useLinkStyles();
  const { name = "" } = useParams();
  const product = useProduct(name);
  const title = product.data?.properties.displayName ?? texts.product;
  return (
    <div className={styles.page}>
      <Link to="/products" className={link}>
        {texts.all}
      </Link>
      <PageTitle title={title} />
      {product.isPending && <Loading />}
      {product.error && <Failure error={product.error} retry={() => void product.refetch()} />}
      {product.data && (
        <>
          <ProductActions product={product.data} />
          <PageTabs label={texts.tabs(title)} base={`/products/${encodeURIComponent(name)}`} tabs={productTabs} />
          <Outlet context={product.data} />
        </>
      )}
    </div>
  );
}
