import { Badge, Card, makeStyles, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { Copyable, Failure, Loading, PageTitle } from "@gatehouse/shared";
import { type Product, useProducts } from "../queries";
import { texts } from "../texts";

const useStyles = makeStyles({
  grid: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(22rem, 100%), 1fr))",
    gap: tokens.spacingHorizontalL,
    paddingTop: tokens.spacingVerticalL,
  },
  badges: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

/** The catalogue: what the developer may use. */
export function ProductsPage() {
  const styles = useStyles();
  const products = useProducts();
  return (
    <>
      <PageTitle title={texts.products} />
      {products.isPending && <Loading />}
      {products.error && <Failure error={products.error} retry={() => void products.refetch()} />}
      {products.data?.length === 0 && <p>{texts.noProducts}</p>}
      <div className={styles.grid}>
        {products.data?.map((product) => (
          <ProductCard key={product.name} product={product} />
        ))}
      </div>
    </>
  );
}

function ProductCard({ product }: { product: Product }) {
  const styles = useStyles();
  return (
    <Card>
      <Subtitle1 as="h2">{product.displayName}</Subtitle1>
      <Text>{product.description}</Text>
      <div className={styles.badges}>
        {product.acceptsTokens && <Badge color="brand">{texts.tokens}</Badge>}
        {product.acceptsKeys && (
          <Badge color="informative" appearance="outline">
            {texts.keys}
          </Badge>
        )}
      </div>
      {product.apis.length > 0 && (
        <Text>
          {texts.apis}: {product.apis.map((api) => api.displayName).join(", ")}
        </Text>
      )}
      {product.scope && (
        <div>
          <Text weight="semibold">{texts.scope}</Text>
          <Copyable label={texts.scope} value={product.scope} />
        </div>
      )}
    </Card>
  );
}
