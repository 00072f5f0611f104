/** What opens the call. */
export type Credential =
  /** A token; without a client id that too comes from the environment. */
  | { kind: "token"; tokenUrl: string; clientId?: string; scope: string }
  /** A subscription's key in this header. */
  | { kind: "key"; header: string }
  | { kind: "none" };

/** A call to write down in some language. */
export interface Call {
  method: string;
  /** Encoded already. */
  url: string;
  headers: readonly (readonly [name: string, value: string])[];
  body?: string;
  credential: Credential;
}

export const CLIENT_ID = "CLIENT_ID";
export const CLIENT_SECRET = "CLIENT_SECRET";
export const SUBSCRIPTION_KEY = "SUBSCRIPTION_KEY";

/** What a sample reads from the environment. */
export function variables({ credential }: Call): string[] {
  if (credential.kind === "key") return [SUBSCRIPTION_KEY];
  if (credential.kind === "none") return [];
  return credential.clientId === undefined ? [CLIENT_ID, CLIENT_SECRET] : [CLIENT_SECRET];
}

/** The header that names the body's type, apart from the others: some languages want it elsewhere. */
export function contentType({ headers }: Call): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === "content-type")?.[1];
}

export function otherHeaders({ headers }: Call): Call["headers"] {
  return headers.filter(([name]) => name.toLowerCase() !== "content-type");
}
