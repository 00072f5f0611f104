import {
  Button,
  makeStyles,
  mergeClasses,
  SearchBox,
  Subtitle2,
  Switch,
  Text,
  tokens,
} from "@fluentui/react-components";
import { Failure, Loading } from "@gatehouse/shared";
import { useDeferredValue, useState } from "react";
import { Link } from "react-router";
import { type OperationLine, useOperations } from "../catalogue";
import { operationAt } from "../link";
import { texts } from "../texts/catalogue";
import { Method } from "./Method";

const useStyles = makeStyles({
  list: { display: "grid", gap: tokens.spacingVerticalS, gridTemplateColumns: "minmax(0, 1fr)" },
  scroller: { maxHeight: "75vh", overflowY: "auto", "@media (max-width: 900px)": { maxHeight: "none" } },
  items: { listStyleType: "none", margin: "0", padding: "0" },
  item: {
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr)",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: "none",
    ":hover": { textDecorationLine: "underline" },
  },
  // A background would take the contrast from the methods' colours.
  here: {
    boxShadow: `inset 3px 0 ${tokens.colorCompoundBrandStroke}`,
    fontWeight: tokens.fontWeightSemibold,
  },
  name: { overflowWrap: "anywhere" },
  group: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS}` },
});

/** The operations of an API, searched and read by the server a part at a time. */
export function OperationList({ api, chosen }: { api: string; chosen: string | undefined }) {
  const styles = useStyles();
  const [search, setSearch] = useState("");
  const [byTag, setByTag] = useState(true);
  const operations = useOperations(api, useDeferredValue(search), byTag);
  const pages = operations.data?.pages ?? [];
  const lines = pages.flatMap(({ value }) => value);
  const count = pages.at(-1)?.count ?? 0;
  return (
    <nav className={styles.list} aria-label={texts.operations}>
      <SearchBox
        aria-label={texts.searchOperations}
        placeholder={texts.searchOperations}
        value={search}
        onChange={(_, data) => setSearch(data.value)}
      />
      {pages[0]?.tagged && (
        <Switch label={texts.byTag} checked={byTag} onChange={(_, { checked }) => setByTag(checked)} />
      )}
      {operations.isPending && <Loading />}
      {operations.error && <Failure error={operations.error} retry={() => void operations.refetch()} />}
      {operations.data && (
        <Text role="status" size={200}>
          {count > 0 ? texts.operationCount(count) : search === "" ? texts.noOperations : texts.nothingFound}
        </Text>
      )}
      <div className={styles.scroller}>
        {groups(lines).map(({ tag, members }) => (
          <div key={tag}>
            {(byTag && pages[0]?.tagged) === true && (
              <Subtitle2 as="h2" block className={styles.group}>
                {tag || texts.untagged}
              </Subtitle2>
            )}
            <ul className={styles.items}>
              {members.map((line) => (
                <li key={line.name}>
                  <Link
                    to={operationAt(api, line.name)}
                    preventScrollReset
                    className={mergeClasses(styles.item, line.name === chosen && styles.here)}
                    aria-current={line.name === chosen ? "page" : undefined}
                    title={line.urlTemplate}
                  >
                    <Method method={line.method} />
                    <span className={styles.name}>{line.displayName}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ))}
        {operations.hasNextPage && (
          <Button
            appearance="subtle"
            disabledFocusable={operations.isFetchingNextPage}
            onClick={() => void operations.fetchNextPage()}
          >
            {texts.more(count - lines.length)}
          </Button>
        )}
      </div>
    </nav>
  );
}

/** Those of one tag together, in the order in which they came. */
function groups(lines: readonly OperationLine[]): { tag: string; members: OperationLine[] }[] {
  const found: { tag: string; members: OperationLine[] }[] = [];
  for (const line of lines) {
    const last = found.at(-1);
    if (last?.tag === line.tag) last.members.push(line);
    else found.push({ tag: line.tag, members: [line] });
  }
  return found;
}
