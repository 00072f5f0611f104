import { useLayoutEffect } from "react";

/** What closes leaves the page at once or after it has faded: the focus is lost then, and not before. */
const MOMENTS = [0, 150, 300, 500];

/** Gives the focus back to what had it when something opened over the page, unless it has gone elsewhere meanwhile. */
export function useFocusBack(open: boolean) {
  useLayoutEffect(() => {
    if (!open) return;
    const before = document.activeElement;
    const giveBack = () => {
      const lost = document.activeElement === null || document.activeElement === document.body;
      if (lost && before instanceof HTMLElement && before.isConnected) before.focus();
    };
    return () => MOMENTS.forEach((moment) => setTimeout(giveBack, moment));
  }, [open]);
}
