import { Button, Field, makeStyles, Select, Text, tokens } from "@fluentui/react-components";
import { Confirmed, Failure, Loading } from "@gatehouse/shared";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { arm, type Page, segment } from "../arm";
import { useLinkStyles } from "../link";
import { useService } from "../session";
import { productTexts as texts, texts as apiTexts } from "../texts/apis";
import { type Api, apiPath, plain, titleOf, useAll, useApiChange, useCallers } from "./queries";
import { usePageStyles } from "./styles";

const useStyles = makeStyles({
  list: { margin: "0", paddingLeft: tokens.spacingHorizontalXL, display: "grid", gap: tokens.spacingVerticalS },
  item: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
});

const linkOf = (product: string, api: Api) => `/products/${segment(product)}${apiPath(plain(api.name))}`;

/** The products that an API is in. */
export function ApiProducts({ api }: { api: Api }) {
  const page = usePageStyles();
  const styles = useStyles();
  const links = useLinkStyles();
  const inside = useAll<{ displayName: string }>(`${apiPath(plain(api.name))}/products`);
  const all = useAll<{ displayName: string }>("/products");
  const add = useApiChange((service, product: string) => arm(service, linkOf(product, api), "PUT"));
  const remove = useApiChange((service, product: string) => arm(service, linkOf(product, api), "DELETE"));
  const [chosen, setChosen] = useState("");
  const [leaving, setLeaving] = useState<{ name: string; title: string }>();
  const subscriptions = useSubscriptions(leaving?.name);
  const callers = useCallers(
    `apiId eq '/apis/${plain(api.name)}' and productId eq '/products/${leaving?.name ?? ""}'`,
    leaving !== undefined,
  );
  const choice = all.data?.filter(({ name }) => !inside.data?.some((each) => each.name === name)) ?? [];
  return (
    <div className={page.page}>
      {inside.isPending && <Loading />}
      {inside.error && <Failure error={inside.error} retry={() => void inside.refetch()} />}
      {inside.data?.length === 0 && <Text>{texts.none}</Text>}
      <ul className={styles.list} aria-label={apiTexts.products}>
        {inside.data?.map(({ name, properties }) => (
          <li key={name}>
            <div className={styles.item}>
              <Link className={links.link} to={`/products/${encodeURIComponent(name)}`}>
                {properties.displayName}
              </Link>
              <Button
                size="small"
                aria-label={texts.removeOf(properties.displayName)}
                onClick={() => setLeaving({ name, title: properties.displayName })}
              >
                {texts.remove}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <div className={page.row}>
        <Field label={apiTexts.product}>
          <Select value={chosen} onChange={(_, { value }) => setChosen(value)}>
            <option value="">{texts.choose}</option>
            {choice.map(({ name, properties }) => (
              <option key={name} value={name}>
                {properties.displayName}
              </option>
            ))}
          </Select>
        </Field>
        <Button
          disabled={chosen === ""}
          disabledFocusable={add.isPending}
          onClick={() => add.mutate(chosen, { onSuccess: () => setChosen("") })}
        >
          {texts.add}
        </Button>
      </div>
      {add.error && <Failure error={add.error} />}
      {remove.error && <Failure error={remove.error} />}
      <Confirmed
        question={texts.removeQuestion(leaving?.title ?? titleOf(api))}
        warning={
          subscriptions.data !== undefined && callers.data
            ? texts.removeWarning(subscriptions.data, callers.data.callers, callers.data.calls)
            : ((subscriptions.error ?? callers.error)?.message ?? apiTexts.counting)
        }
        action={texts.remove}
        open={leaving !== undefined}
        confirm={() => {
          if (leaving) remove.mutate(leaving.name);
          setLeaving(undefined);
        }}
        cancel={() => setLeaving(undefined)}
      />
    </div>
  );
}

/** How many subscriptions a product has. */
function useSubscriptions(product: string | undefined) {
  const service = useService();
  return useQuery({
    queryKey: ["product-subscriptions", service, product],
    enabled: product !== undefined,
    queryFn: async () =>
      (await arm<Page<unknown>>(service, `/products/${segment(product ?? "")}/subscriptions?$top=1`)).count,
  });
}
