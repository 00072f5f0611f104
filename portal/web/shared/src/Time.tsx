import { texts } from "./texts";

/** A moment in the reader's zone and language; the exact one is in the tooltip. */
export function Time({ at, missing = texts.never, day = false }: { at?: string; missing?: string; day?: boolean }) {
  if (!at) return <>{missing}</>;
  const moment = new Date(at);
  return (
    <time dateTime={at} title={at}>
      {day
        ? moment.toLocaleDateString(undefined, { dateStyle: "medium" })
        : moment.toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" })}
    </time>
  );
}
