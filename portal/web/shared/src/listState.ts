import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

export const PAGE = 50;

/** What says how a list is shown, and not of what. */
const NOT_NARROWING = ["skip", "sort", "view"];

/** What is shown of a list: it stands in the address, so that links lead to it and the back button works. */
export interface ListState {
  search: string;
  skip: number;
  /** A property, with {@code desc} after it where the order is turned. */
  sort: string;
  filter: (name: string) => string;
  /** Whether less than everything is asked for. */
  narrowed: boolean;
  set: (changes: Readonly<Record<string, string>>) => void;
}

/** The state of the page's list. A change of anything but {@code skip} begins at the first row again. */
export function useListState(): ListState {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (changes: Readonly<Record<string, string>>) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          if (!("skip" in changes)) next.delete("skip");
          for (const [name, value] of Object.entries(changes)) {
            if (value === "") next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace: "search" in changes, preventScrollReset: true },
      ),
    [setParams],
  );
  return useMemo(() => {
    const skip = Number(params.get("skip") ?? "0");
    return {
      search: params.get("search") ?? "",
      skip: Number.isSafeInteger(skip) && skip > 0 ? skip : 0,
      sort: params.get("sort") ?? "",
      filter: (name: string) => params.get(name) ?? "",
      narrowed: [...params].some(([name, value]) => value !== "" && !NOT_NARROWING.includes(name)),
      set,
    };
  }, [params, set]);
}
