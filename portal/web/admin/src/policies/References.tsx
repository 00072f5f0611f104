import { makeStyles, Subtitle1, Text, tokens } from "@fluentui/react-components";
import { Failure, Loading } from "@gatehouse/shared";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { arm, type Page } from "../arm";
import { useLinkStyles } from "../link";
import { useService } from "../session";
import { texts } from "../texts/namedValues";

const useStyles = makeStyles({ list: { margin: "0", paddingLeft: tokens.spacingHorizontalXL } });

interface Reference {
  id: string;
}

export function useReferences(path: string, enabled = true) {
  const service = useService();
  return useQuery({
    queryKey: ["references", service, path],
    enabled,
    queryFn: async () => (await arm<Page<Reference>>(service, `${path}/references?$top=1000`)).value,
  });
}

/** What refers to a named value, backend or fragment, each with a link to where that is edited. */
export function References({ path, titled = true }: { path: string; titled?: boolean }) {
  const styles = useStyles();
  const links = useLinkStyles();
  const service = useService();
  const references = useReferences(path);
  return (
    <section aria-label={texts.uses}>
      {titled && <Subtitle1 as="h2">{texts.uses}</Subtitle1>}
      {references.isPending && <Loading />}
      {references.error && <Failure error={references.error} retry={() => void references.refetch()} />}
      {references.data?.length === 0 && <Text block>{texts.notUsed}</Text>}
      <ul className={styles.list}>
        {references.data?.map(({ id }) => {
          const short = id.slice(service.length);
          const page = pageOf(short);
          return (
            <li key={id}>
              {page === undefined ? (
                short
              ) : (
                <Link className={links.link} to={page}>
                  {short}
                </Link>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The page on which something is edited that refers to something; none where there is no such page. */
export function pageOf(id: string): string | undefined {
  const escaped = id.split("/").map(encodeURIComponent).join("/");
  if (id === "/policies/policy") return "/policies";
  const document = /^(\/(?:apis|products)\/.+)\/policies\/policy$/.exec(escaped)?.[1];
  if (document !== undefined) return `${document}/policies`;
  const fragment = /^\/policyFragments\/([^/]+)$/.exec(escaped)?.[1];
  if (fragment !== undefined) return `/policy-fragments/${fragment}`;
  return /^\/backends\/[^/]+$/.test(escaped) ? escaped : undefined;
}
