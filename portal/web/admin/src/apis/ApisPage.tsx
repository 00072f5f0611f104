import { Button, Select, Text } from "@fluentui/react-components";
import { AddRegular, ArrowImportRegular } from "@fluentui/react-icons";
import { type Column, PageTitle, ResourceList, useListState } from "@gatehouse/shared";
import { useDeferredValue, useState } from "react";
import { Link } from "react-router";
import { useLinkStyles } from "../link";
import { texts } from "../texts/apis";
import { CreatePane } from "./CreatePane";
import { ImportPane } from "./ImportPane";
import { type Api, titleOf, useAll, useApis, useVersionSets } from "./queries";

/** All APIs, each by its current revision: searched, filtered and paged by the server. */
export function ApisPage() {
  const styles = useLinkStyles();
  const state = useListState();
  const [adding, setAdding] = useState<"hand" | "import">();
  const product = state.filter("product");
  const versionSet = state.filter("versions");
  const apis = useApis({
    search: useDeferredValue(state.search),
    product,
    versionSet,
    sort: state.sort,
    skip: state.skip,
  });
  const products = useAll<{ displayName: string }>("/products");
  const sets = useVersionSets();
  const columns: Column<Api>[] = [
    {
      title: texts.name,
      sort: "displayName",
      cell: (api) => (
        <Link className={styles.link} to={`/apis/${encodeURIComponent(api.name)}`}>
          {titleOf(api)}
        </Link>
      ),
    },
    { title: texts.path, sort: "path", cell: ({ properties }) => `/${properties.path}` },
    { title: texts.version, cell: ({ properties }) => properties.apiVersion ?? "" },
    { title: texts.revision, cell: ({ properties }) => properties.apiRevision ?? "" },
    { title: texts.serviceUrl, cell: ({ properties }) => properties.serviceUrl ?? "" },
  ];
  const filtered = product !== "" || versionSet !== "";
  return (
    <>
      <PageTitle title={texts.apis} />
      <ResourceList
        label={texts.apis}
        state={state}
        items={apis}
        columns={columns}
        keyOf={({ name }) => name}
        search={texts.search}
        empty={<Text>{filtered ? texts.noneHere : texts.noApis}</Text>}
        actions={
          <>
            <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding("hand")}>
              {texts.add}
            </Button>
            <Button icon={<ArrowImportRegular />} onClick={() => setAdding("import")}>
              {texts.importOne}
            </Button>
          </>
        }
        filters={
          <>
            <Select
              aria-label={texts.product}
              value={product}
              onChange={(_, { value }) => state.set({ product: value, versions: "" })}
            >
              <option value="">{texts.allProducts}</option>
              {products.data?.map(({ name, properties }) => (
                <option key={name} value={name}>
                  {properties.displayName}
                </option>
              ))}
            </Select>
            {(sets.data?.length ?? 0) > 0 && (
              <Select
                aria-label={texts.versionSet}
                value={versionSet}
                onChange={(_, { value }) => state.set({ versions: value, product: "" })}
              >
                <option value="">{texts.allVersionSets}</option>
                {sets.data?.map(({ name, properties }) => (
                  <option key={name} value={name}>
                    {properties.displayName}
                  </option>
                ))}
              </Select>
            )}
          </>
        }
      />
      {adding === "hand" && <CreatePane open close={() => setAdding(undefined)} />}
      {adding === "import" && <ImportPane open close={() => setAdding(undefined)} />}
    </>
  );
}
