import {
  Button,
  Checkbox,
  makeStyles,
  MessageBar,
  MessageBarBody,
  SearchBox,
  Text,
  tokens,
} from "@fluentui/react-components";
import { ChartFrame, Failure, Loading, PageTitle } from "@gatehouse/shared";
import { useDeferredValue, useMemo, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { useLinkStyles } from "../../link";
import { texts } from "../../texts/insight";
import { pageOf } from "../ids";
import type { Dimension } from "../period";
import { layout, type Node, type Wanted } from "./layout";
import { MapPicture } from "./MapPicture";
import { type AccessMap, type Problem, useAccessMap } from "./model";

const useStyles = makeStyles({
  page: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", rowGap: tokens.spacingVerticalL },
  bar: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} 0`,
  },
  search: { flex: "1 1 14rem", maxWidth: "22rem" },
  problems: { margin: "0", paddingLeft: tokens.spacingHorizontalXL },
});

const MORE = 60;
const MOST_ROWS = 500;

/** Who can call what, through which link, and what stands in the way. */
export function AccessMapPage() {
  const styles = useStyles();
  const [params, setParams] = useSearchParams();
  const [most, setMost] = useState(MORE);
  const value = (name: string) => params.get(name) ?? "";
  const wanted: Wanted = {
    search: value("search"),
    application: value("application"),
    product: value("product"),
    api: value("api"),
    group: value("group"),
    broken: value("broken") === "true",
  };
  const set = (changes: Record<string, string>, replace = false) => {
    setMost(MORE);
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, text] of Object.entries(changes)) {
          if (text === "") next.delete(name);
          else next.set(name, text);
        }
        return next;
      },
      { replace, preventScrollReset: true },
    );
  };
  const { application, product, api } = wanted;
  const map = useAccessMap({ search: useDeferredValue(wanted.search), application, product, api });
  const focused = application !== "" || product !== "" || api !== "" || wanted.group !== "";
  const all = { application: "", product: "", api: "", group: "" };
  const select = (node: Node) =>
    set({ ...all, [node.count > 1 && node.column === "application" ? "group" : node.column]: node.name });
  return (
    <>
      <PageTitle title={texts.accessMap} />
      <div className={styles.bar} role="group" aria-label={texts.filters(texts.accessMap)}>
        <SearchBox
          className={styles.search}
          aria-label={texts.searchApplications}
          placeholder={texts.searchApplications}
          value={wanted.search}
          onChange={(_, data) => set({ search: data.value }, true)}
        />
        <Checkbox
          label={texts.onlyBroken}
          checked={wanted.broken}
          onChange={(_, { checked }) => set({ broken: checked === true ? "true" : "" })}
        />
        {focused && <Button onClick={() => set(all)}>{texts.showAll}</Button>}
      </div>
      {map.isPending && <Loading />}
      {map.error && <Failure error={map.error} retry={() => void map.refetch()} />}
      {map.data && (
        <div className={styles.page}>
          <Whole map={map.data} wanted={wanted} most={most} more={() => setMost(most + MORE)} select={select} />
        </div>
      )}
    </>
  );
}

interface WholeProps {
  map: AccessMap;
  wanted: Wanted;
  most: number;
  more: () => void;
  select: (node: Node) => void;
}

function Whole({ map, wanted, most, more, select }: WholeProps) {
  const arranged = useMemo(() => layout(map, wanted, most, texts.applicationCount), [map, wanted, most]);
  const { applications, matching } = map.counts;
  const left = Math.max(...Object.values(arranged.left));
  const none =
    applications === 0 ? texts.noApplications : arranged.columns.application.length === 0 ? texts.noMatch : "";
  return (
    <>
      <Focused map={map} wanted={wanted} />
      {map.applications.length < matching && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{texts.mapCut(map.applications.length, matching)}</MessageBarBody>
        </MessageBar>
      )}
      {none !== "" && <Text>{none}</Text>}
      <ChartFrame
        title={texts.whoCanCall}
        head={[texts.application, texts.product, texts.apis, texts.state]}
        rows={() => rowsOf(map, wanted)}
      >
        <MapPicture layout={arranged} select={select} />
      </ChartFrame>
      {left > 0 && (
        <div>
          <Button onClick={more}>{texts.showMore(left)}</Button>
        </div>
      )}
    </>
  );
}

/** What is looked at: where its page is, and what is wrong with it. */
function Focused({ map, wanted }: { map: AccessMap; wanted: Wanted }) {
  const styles = useStyles();
  const links = useLinkStyles();
  const found = focusOf(map, wanted);
  if (found === undefined) return null;
  const page = pageOf(found.dimension, `/x/${found.name}`);
  return (
    <section aria-label={found.displayName}>
      <Text weight="semibold">{texts.lookingAt(texts[found.dimension], found.displayName)}</Text>{" "}
      {page && (
        <Link className={links.link} to={page}>
          {texts.open(found.displayName)}
        </Link>
      )}
      {found.problems.length > 0 && (
        <ul className={styles.problems}>
          {[...new Set(found.problems)].map((problem) => (
            <li key={problem}>
              <Text weight="semibold">{texts.problems[problem].name}.</Text> {texts.problems[problem].advice}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface Found {
  dimension: Dimension;
  name: string;
  displayName: string;
  problems: readonly Problem[];
}

function focusOf(map: AccessMap, { application, product, api }: Wanted): Found | undefined {
  const named = <T extends { name: string }>(all: readonly T[], name: string) =>
    name === "" ? undefined : all.find((each) => each.name.toLowerCase() === name.toLowerCase());
  const one = named(map.applications, application);
  if (one) {
    const own = map.links.filter((link) => link.application === one.name);
    const products = own.flatMap(({ product }) => named(map.products, product)?.problems ?? []);
    return {
      ...one,
      dimension: "application",
      problems: [...one.problems, ...own.flatMap(({ problems }) => problems), ...products],
    };
  }
  const offer = named(map.products, product);
  if (offer) return { ...offer, dimension: "product" };
  const callable = named(map.apis, api);
  return callable && { ...callable, dimension: "api", problems: [] };
}

/** The links that the picture shows, in words. */
function rowsOf(map: AccessMap, wanted: Wanted): string[][] {
  const applications = new Map(map.applications.map((each) => [each.name, each]));
  const products = new Map(map.products.map((each) => [each.name, each]));
  const apis = new Map(map.apis.map((each) => [each.name, each.displayName]));
  const called = new Map<string, string[]>();
  for (const { product, api } of map.contents) {
    called.set(product, [...(called.get(product) ?? []), apis.get(api) ?? api]);
  }
  return map.links
    .map(({ application, product, problems }) => ({
      application,
      product,
      problems: [
        ...problems,
        ...(applications.get(application)?.problems ?? []),
        ...(products.get(product)?.problems ?? []),
      ],
    }))
    .filter(({ problems }) => !wanted.broken || problems.length > 0)
    .slice(0, MOST_ROWS)
    .map(({ application, product, problems }) => [
      applications.get(application)?.displayName ?? application,
      products.get(product)?.displayName ?? product,
      (called.get(product) ?? []).join(", "),
      problems.length === 0 ? texts.canCall : problems.map((each) => texts.problems[each].name).join(", "),
    ]);
}
