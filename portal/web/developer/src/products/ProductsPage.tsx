import { Card, makeStyles, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { type Column, Described, PageTitle, ResourceList, useListState } from "@gatehouse/shared";
import { useDeferredValue } from "react";
import { Link } from "react-router";
import { AccessBadges } from "../AccessBadges";
import { type ProductLine, useProductLines } from "../catalogue";
import { productAt, useLinkStyles } from "../link";
import { useSession } from "../queries";
import { texts } from "../texts/catalogue";
import { isTable, ViewChoice } from "../ViewChoice";

const useStyles = makeStyles({
  card: { alignContent: "start" },
  foot: { marginTop: "auto", color: tokens.colorNeutralForeground2 },
});

const columns: Column<ProductLine>[] = [
  { title: texts.name, cell: (product) => <Title product={product} /> },
  { title: texts.description, cell: ({ description }) => <Described text={description} short={200} /> },
  { title: texts.access, cell: (product) => <AccessBadges access={product} /> },
  { title: texts.apis, cell: ({ apis }) => apis },
];

/** The catalogue: what somebody may use. */
export function ProductsPage() {
  const state = useListState();
  const products = useProductLines(useDeferredValue(state.search), state.skip);
  const visitor = useSession().data?.person === undefined;
  return (
    <>
      <PageTitle title={texts.products} />
      <ResourceList
        label={texts.products}
        state={state}
        items={products}
        columns={columns}
        keyOf={({ name }) => name}
        search={texts.searchProducts}
        filters={<ViewChoice state={state} />}
        card={isTable(state) ? undefined : (product) => <ProductCard product={product} />}
        empty={<Text>{visitor ? texts.noProductsVisitor : texts.noProducts}</Text>}
      />
    </>
  );
}

function Title({ product }: { product: ProductLine }) {
  return (
    <Link className={useLinkStyles().link} to={productAt(product.name)}>
      {product.displayName}
    </Link>
  );
}

function ProductCard({ product }: { product: ProductLine }) {
  const styles = useStyles();
  return (
    <Card className={styles.card}>
      <Subtitle1 as="h2">
        <Title product={product} />
      </Subtitle1>
      <AccessBadges access={product} />
      <Described text={product.description} short={240} />
      <Text className={styles.foot}>{texts.apiCount(product.apis)}</Text>
    </Card>
  );
}
