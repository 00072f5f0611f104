import type { KeyboardEvent } from "react";

/** Enter and space press what isn't a button by nature. */
export function pressed(event: KeyboardEvent, press: () => void) {
  if (event.key !== "Enter" && event.key !== " ") return;
  event.preventDefault();
  press();
}
