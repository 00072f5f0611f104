import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { onReturn, useSessionEnd } from "./sessionEnd";
import { texts } from "./texts";

interface Props {
  /** Where signing in begins. */
  signInPath: string;
  /** The page that says that it is done. */
  backPath: string;
}

/**
 * Says that the session has ended, over the page with all that is typed in it, and lets people sign in beside it. It goes
 * by itself once they did, and what failed meanwhile is asked for again.
 */
export function SessionGuard({ signInPath, backPath }: Props) {
  const queries = useQueryClient();
  const end = useSessionEnd();
  const [waved, setWaved] = useState(false);
  const was = useRef(end.kind);
  const [renewed, setRenewed] = useState(false);
  const over = end.kind !== "none";
  useEffect(() => {
    if (!over) return;
    return onReturn(() => void queries.invalidateQueries({ queryKey: ["session"] }));
  }, [over, queries]);
  useEffect(() => {
    if (was.current !== "none" && end.kind === "none") {
      setWaved(false);
      setRenewed(true);
      void queries.invalidateQueries({ predicate: (query) => query.queryKey[0] !== "session" });
    }
    if (end.kind !== "none") setRenewed(false);
    was.current = end.kind;
  }, [end.kind, queries]);
  const another = end.kind === "another";
  return (
    <>
      <Dialog open={over && !waved} onOpenChange={(_, data) => !data.open && setWaved(true)} modalType="alert">
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{another ? texts.anotherTitle : texts.endedTitle}</DialogTitle>
            <DialogContent>{another ? texts.anotherText(end.name) : texts.endedText}</DialogContent>
            <DialogActions>
              <Button onClick={() => setWaved(true)}>{texts.stay}</Button>
              {another ? (
                <Button appearance="primary" onClick={() => location.reload()}>
                  {texts.reload}
                </Button>
              ) : (
                <Button
                  appearance="primary"
                  onClick={() => window.open(`${signInPath}?next=${encodeURIComponent(backPath)}`, "_blank")}
                >
                  {texts.signIn}
                </Button>
              )}
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
      <span role="status">{renewed ? <Gone text={texts.renewed} done={() => setRenewed(false)} /> : ""}</span>
    </>
  );
}

/** Says something for a while. */
function Gone({ text, done }: { text: string; done: () => void }) {
  useEffect(() => {
    const timer = setTimeout(done, 10_000);
    return () => clearTimeout(timer);
  }, [done]);
  return <>{text}</>;
}
