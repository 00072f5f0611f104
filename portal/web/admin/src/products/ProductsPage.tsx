import { Button, Select, Text } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons";
import { type Column, PageTitle, ResourceList, useListState } from "@gatehouse/shared";
import { useDeferredValue, useState } from "react";
import { Link } from "react-router";
import { useLinkStyles } from "../link";
import { texts } from "../texts/products";
import { AddProductPane } from "./AddProductPane";
import { opens, type Product, useProductList } from "./queries";

/** The products: searched, filtered, sorted and paged by the server. */
export function ProductsPage() {
  const { link } = useLinkStyles();
  const state = useListState();
  const [adding, setAdding] = useState(false);
  const products = useProductList(state, useDeferredValue(state.search));
  const columns: Column<Product>[] = [
    {
      title: texts.name,
      sort: "displayName",
      cell: ({ name, properties }) => (
        <Link className={link} to={`/products/${encodeURIComponent(name)}`}>
          {properties.displayName}
        </Link>
      ),
    },
    { title: texts.description, cell: ({ properties }) => properties.description ?? "" },
    {
      title: texts.state,
      sort: "state",
      cell: ({ properties }) => (properties.state === "published" ? texts.published : texts.notPublished),
    },
    { title: texts.opensWith, cell: openedBy },
  ];
  return (
    <>
      <PageTitle title={texts.products} />
      <ResourceList
        label={texts.products}
        state={state}
        items={products}
        columns={columns}
        keyOf={({ name }) => name}
        search={texts.search}
        empty={<Text>{texts.none}</Text>}
        actions={
          <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
            {texts.add}
          </Button>
        }
        filters={
          <>
            <Select
              aria-label={texts.state}
              value={state.filter("state")}
              onChange={(_, { value }) => state.set({ state: value })}
            >
              <option value="">{texts.anyState}</option>
              <option value="published">{texts.published}</option>
              <option value="notPublished">{texts.notPublished}</option>
            </Select>
            <Select
              aria-label={texts.opensWith}
              value={state.filter("access")}
              onChange={(_, { value }) => state.set({ access: value })}
            >
              <option value="">{texts.anyAccess}</option>
              <option value="application-token">{texts.oauth}</option>
              <option value="subscription-key">{texts.key}</option>
            </Select>
          </>
        }
      />
      {adding && <AddProductPane close={() => setAdding(false)} />}
    </>
  );
}

const openedBy = (product: Product) =>
  [opens(product, "application-token") && texts.oauth, opens(product, "subscription-key") && texts.key]
    .filter((each) => each !== false)
    .join(", ");
