import { useEffect } from "react";
import { useBlocker } from "react-router";
import { Confirmed } from "./Confirmed";
import { texts } from "./texts";

/** Asks before a page is left on which something is typed and not saved. */
export function Unsaved({ dirty }: { dirty: boolean }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => dirty && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [dirty]);
  return (
    <Confirmed
      question={texts.unsavedQuestion}
      warning={texts.unsavedWarning}
      action={texts.discard}
      open={blocker.state === "blocked"}
      confirm={() => blocker.proceed?.()}
      cancel={() => blocker.reset?.()}
    />
  );
}
