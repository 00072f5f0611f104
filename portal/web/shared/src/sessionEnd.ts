import { useSyncExternalStore } from "react";

/** What became of the session that this page began with. */
export type SessionEnd = { kind: "none" } | { kind: "ended" } | { kind: "another"; name: string };

const CHANNEL = "gatehouse-session";
const none: SessionEnd = { kind: "none" };

let now: SessionEnd = none;
const listeners = new Set<() => void>();

function become(next: SessionEnd) {
  if (next.kind === now.kind && next.kind !== "another") return;
  now = next;
  listeners.forEach((listener) => listener());
}

/** The server said that nobody is signed in any more. */
export const sessionEnded = () => become({ kind: "ended" });

export function useSessionEnd(): SessionEnd {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => now,
  );
}

interface WithPerson {
  person?: { name: string; account: string };
}

/**
 * The session to go on with. Once somebody was signed in, their page stays as it is although the session has ended, so
 * that nothing typed is lost; that is told beside it. So is that somebody else is signed in by now.
 */
export function keptSession<S extends WithPerson>(before: S | undefined, fresh: S): S {
  if (!before?.person) return fresh;
  if (!fresh.person) {
    sessionEnded();
    return before;
  }
  if (fresh.person.account !== before.person.account) {
    become({ kind: "another", name: fresh.person.name });
    return before;
  }
  become(none);
  return fresh;
}

/** Tells the portal's other pages that somebody signed in. */
export function tellSignedIn() {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage("signed in");
  channel.close();
}

/** Calls it when that was told, or when somebody comes back to this page. */
export function onReturn(look: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = look;
  addEventListener("focus", look);
  return () => {
    channel.close();
    removeEventListener("focus", look);
  };
}
