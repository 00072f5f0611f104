import { type Column, Time } from "@gatehouse/shared";
import { Link } from "react-router";
import { lastName } from "../resourceId";
import { texts } from "../texts/applications";
import type { Application } from "./queries";
import type { LastUse } from "./secretQueries";
import { SecretHealth } from "./SecretHealth";

/** What a list tells of each application. */
export const applicationColumns = (
  link: string,
  uses: ReadonlyMap<string, LastUse> | undefined,
): readonly Column<Application>[] => [
  {
    title: texts.name,
    sort: "displayName",
    cell: ({ name, properties }) => (
      <Link className={link} to={`/applications/${encodeURIComponent(name)}`}>
        {properties.displayName}
      </Link>
    ),
  },
  { title: texts.owner, sort: "ownerId", cell: ({ properties }) => lastName(properties.ownerId) },
  {
    title: texts.products,
    cell: ({ properties }) =>
      properties.productLinks?.map(({ productName, productId }) => productName ?? lastName(productId)).join(", ") ?? "",
  },
  {
    title: texts.state,
    cell: ({ properties }) =>
      properties.enabled === false ? texts.disabled : (texts.states[properties.state ?? "active"] ?? properties.state),
  },
  {
    title: texts.secretsHealth,
    cell: ({ properties }) => <SecretHealth expiries={properties.secrets?.map(({ expiresAt }) => expiresAt) ?? []} />,
  },
  { title: texts.lastUsed, cell: ({ name }) => <Used use={uses?.get(name)} /> },
];

function Used({ use }: { use: LastUse | undefined }) {
  return use ? <Time at={use.at} missing={use.known ? undefined : texts.notKnown} /> : null;
}
