import { makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  scroller: { overflowX: "auto", "& > table": { minWidth: "40rem" } },
});

/** Lets a wide table scroll by itself, with the keyboard too, so that the page never does. */
export function Scroller({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={useStyles().scroller} role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
