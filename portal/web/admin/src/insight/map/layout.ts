import { type AccessMap, BLOCKING, type Focus, type Problem } from "./model";

export type Column = "application" | "product" | "api";

/** How something can be called through a line: surely, perhaps, not. */
export type Health = "well" | "doubtful" | "broken";

/** Something that stands on the picture: one thing, or applications that can call the same. */
export interface Node {
  key: string;
  column: Column;
  /** The name that addresses have; of a group its key. */
  name: string;
  text: string;
  problems: readonly Problem[];
  /** How many applications it stands for. */
  count: number;
}

export interface Line {
  from: string;
  to: string;
  count: number;
  health: Health;
  problems: readonly Problem[];
}

export interface Layout {
  columns: Record<Column, readonly Node[]>;
  lines: readonly Line[];
  /** How many nodes of a column don't fit. */
  left: Record<Column, number>;
}

export interface Wanted extends Focus {
  /** The applications of one group alone. */
  group: string;
  /** Only what is broken or may be. */
  broken: boolean;
}

/** From this many applications on, those that can call the same stand together. */
export const GROUPED_FROM = 40;

export const healthOf = (problems: readonly Problem[]): Health =>
  problems.length === 0 ? "well" : problems.some((each) => BLOCKING.has(each)) ? "broken" : "doubtful";

/**
 * Arranges a map in three columns.
 *
 * @param most how many nodes of a column are shown
 * @param named says how many applications a group stands for
 */
export function layout(map: AccessMap, wanted: Wanted, most: number, named: (count: number) => string): Layout {
  const products = new Map(map.products.map((product) => [product.name, product]));
  const linksOf = new Map<string, AccessMap["links"]>();
  for (const link of map.links) {
    const others = linksOf.get(link.application);
    if (others) others.push(link);
    else linksOf.set(link.application, [link]);
  }
  const problemsOf = (application: AccessMap["applications"][number], link: AccessMap["links"][number]) => [
    ...link.problems,
    ...application.problems,
    ...(products.get(link.product)?.problems ?? []),
  ];
  const signature = (application: AccessMap["applications"][number]) => {
    const parts = (linksOf.get(application.name) ?? []).map(({ product, problems }) =>
      [product, ...problems].join("~"),
    );
    return [...parts.sort(), ...application.problems.map((each) => `!${each}`)].join("+") || "-";
  };
  const applications = map.applications.filter(
    (application) =>
      (wanted.group === "" || signature(application) === wanted.group) &&
      (!wanted.broken ||
        application.problems.length > 0 ||
        (linksOf.get(application.name) ?? []).some((link) => problemsOf(application, link).length > 0)),
  );

  const nodes: Node[] = [];
  const nodeOf = new Map<string, string>();
  const groups = new Map<string, AccessMap["applications"]>();
  for (const application of applications) {
    const alone = applications.length <= GROUPED_FROM || wanted.group !== "";
    const key = alone ? application.name : signature(application);
    const together = groups.get(key);
    if (together) together.push(application);
    else groups.set(key, [application]);
  }
  for (const [key, members] of groups) {
    const [first] = members;
    if (first === undefined) continue;
    const node: Node =
      members.length === 1
        ? {
            key: `a ${first.name}`,
            column: "application",
            name: first.name,
            text: first.displayName,
            problems: first.problems,
            count: 1,
          }
        : {
            key: `g ${key}`,
            column: "application",
            name: key,
            text: named(members.length),
            problems: first.problems,
            count: members.length,
          };
    nodes.push(node);
    for (const { name } of members) nodeOf.set(name, node.key);
  }
  nodes.sort((one, other) => other.count - one.count);
  const shownApplications = nodes.slice(0, most);
  const shownKeys = new Set(shownApplications.map(({ key }) => key));

  const lines = new Map<string, { from: string; to: string; count: number; problems: Problem[] }>();
  for (const application of applications) {
    const from = nodeOf.get(application.name) ?? "";
    if (!shownKeys.has(from)) continue;
    for (const link of linksOf.get(application.name) ?? []) {
      const to = `p ${link.product}`;
      const there = lines.get(`${from} ${to}`);
      // All of a group have the same problems.
      if (there) there.count++;
      else lines.set(`${from} ${to}`, { from, to, count: 1, problems: problemsOf(application, link) });
    }
  }

  const focused =
    wanted.application !== "" ||
    wanted.product !== "" ||
    wanted.api !== "" ||
    wanted.group !== "" ||
    wanted.broken ||
    wanted.search !== "";
  const reached = new Set([...lines.values()].map(({ to }) => to.slice(2)));
  const ofApi = new Set(map.contents.filter(({ api }) => same(api, wanted.api)).map(({ product }) => product));
  const shownProducts = map.products.filter(({ name }) => {
    if (wanted.product !== "") return same(name, wanted.product);
    if (wanted.api !== "") return ofApi.has(name);
    return !focused || reached.has(name);
  });
  const productNames = new Set(shownProducts.map(({ name }) => name));
  const contents = map.contents.filter(
    ({ product, api }) => productNames.has(product) && (wanted.api === "" || same(api, wanted.api)),
  );
  const called = new Set(contents.map(({ api }) => api));
  const shownApis = map.apis.filter(({ name }) =>
    wanted.api !== "" ? same(name, wanted.api) : called.has(name) || !focused,
  );

  const productNodes: Node[] = shownProducts.map(({ name, displayName, problems, applications }) => ({
    key: `p ${name}`,
    column: "product" as const,
    name,
    text: displayName,
    problems,
    count: applications,
  }));
  const apiNodes: Node[] = shownApis.map(({ name, displayName }) => ({
    key: `i ${name}`,
    column: "api" as const,
    name,
    text: displayName,
    problems: [],
    count: 1,
  }));
  const columns = {
    application: shownApplications,
    product: productNodes.slice(0, most),
    api: apiNodes.slice(0, most),
  };
  const there = new Set([...columns.application, ...columns.product, ...columns.api].map(({ key }) => key));
  const all: Line[] = [
    ...[...lines.values()].map((line) => ({ ...line, health: healthOf(line.problems) })),
    ...contents.map(({ product, api }) => {
      const problems = products.get(product)?.problems ?? [];
      return { from: `p ${product}`, to: `i ${api}`, count: 1, problems, health: healthOf(problems) };
    }),
  ];
  return {
    columns: untangled(columns, all),
    lines: all.filter(({ from, to }) => there.has(from) && there.has(to)),
    left: {
      application: nodes.length - shownApplications.length,
      product: productNodes.length - columns.product.length,
      api: apiNodes.length - columns.api.length,
    },
  };
}

/** Addresses are written in any case. */
const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** Puts each thing near those that it is tied to: applications by their products, APIs by theirs. */
function untangled(columns: Layout["columns"], lines: readonly Line[]): Layout["columns"] {
  const place = new Map(columns.product.map(({ key }, index) => [key, index]));
  const middle = (key: string, end: "from" | "to") => {
    const places = lines.flatMap((line) =>
      line[end] === key ? [place.get(end === "from" ? line.to : line.from) ?? Infinity] : [],
    );
    return places.length === 0 ? Infinity : places.reduce((sum, each) => sum + each, 0) / places.length;
  };
  const arranged = (nodes: readonly Node[], end: "from" | "to") => {
    const middles = new Map(nodes.map(({ key }) => [key, middle(key, end)]));
    return [...nodes].sort((one, other) => {
      const difference = (middles.get(one.key) ?? 0) - (middles.get(other.key) ?? 0);
      return Number.isNaN(difference) || difference === 0 ? 0 : difference;
    });
  };
  return {
    application: arranged(columns.application, "from"),
    product: columns.product,
    api: arranged(columns.api, "to"),
  };
}
