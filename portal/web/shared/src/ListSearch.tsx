import { SearchBox } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { ListState } from "./listState";

/** How long nobody types before the server is asked. */
const PAUSE = 250;

/** What is typed is seen at once, and searched for when the typing rests. */
export function ListSearch({ label, state }: { label: string; state: ListState }) {
  const { search, set } = state;
  const [typed, setTyped] = useState(search);
  const [seen, setSeen] = useState(search);
  const [sent, setSent] = useState(search);
  if (seen !== search) {
    setSeen(search);
    // Not from here, but by the back button, say.
    if (search !== sent) setTyped(search);
  }
  useEffect(() => {
    if (typed === search) return;
    const timer = setTimeout(() => {
      setSent(typed);
      set({ search: typed });
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [typed, search, set]);
  return (
    <SearchBox aria-label={label} placeholder={label} value={typed} onChange={(_, data) => setTyped(data.value)} />
  );
}
