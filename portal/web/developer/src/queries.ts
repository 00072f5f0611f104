import { ask, keptSession } from "@gatehouse/shared";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

export interface Session {
  person?: { name: string; account: string };
  known?: boolean;
  /** Whether the catalogue is there for those who haven't signed in. */
  guests: boolean;
  /** Whether anybody may sign up. */
  signUp: boolean;
  tokenUrl?: string;
  tenantId?: string;
}

export interface Product {
  name: string;
  displayName: string;
  description: string;
  acceptsTokens: boolean;
  acceptsKeys: boolean;
  audience?: string;
  scope?: string;
  state?: string;
  apis: { name: string; displayName: string; exampleUrl?: string }[];
}

export interface Application {
  name: string;
  displayName: string;
  description: string;
  clientId: string;
  enabled: boolean;
  /** Whether the developer registered it without a manager, and so looks after it. */
  registeredByOwner: boolean;
  products: Product[];
}

export interface Secret {
  keyId: string;
  name: string;
  hint: string;
  expiresAt: string;
  lastUsedAt?: string;
  lastUseKnown: boolean;
  revealed: boolean;
}

const own = (name: string) => `/api/applications/${encodeURIComponent(name)}`;

export const useSession = () =>
  useQuery({
    queryKey: ["session"],
    queryFn: async ({ client }) =>
      keptSession(client.getQueryData<Session>(["session"]), await ask<Session>("developer", "/api/session")),
  });

export const useApplications = () =>
  useQuery({
    queryKey: ["applications"],
    queryFn: async () => (await ask<{ value: Application[] }>("developer", "/api/applications")).value,
  });

export const useApplication = (name: string) =>
  useQuery({ queryKey: ["applications", name], queryFn: () => ask<Application>("developer", own(name)) });

export const useSecrets = (name: string) =>
  useQuery({
    queryKey: ["secrets", name],
    queryFn: async () => (await ask<{ value: Secret[] }>("developer", `${own(name)}/secrets`)).value,
  });

/** Shows the secret that was made at registration, or makes one: the value is kept in no cache. */
export function useRevealed(name: string) {
  const queries = useQueryClient();
  return useMutation({
    gcTime: 0,
    mutationFn: async (what: "first" | "new") => {
      if (what === "first") {
        const shown = await ask<{ entra: { clientSecret: string } }>("developer", `${own(name)}/show-secret`, "POST");
        return shown.entra.clientSecret;
      }
      const day = new Date().toISOString().slice(0, 10);
      const made = await ask<{ clientSecret: string }>("developer", `${own(name)}/secrets`, "POST", {
        name: `Made in the portal on ${day}`,
      });
      return made.clientSecret;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["secrets", name] }),
  });
}

export function useRemoveSecret(name: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (keyId: string) => ask("developer", `${own(name)}/secrets/${encodeURIComponent(keyId)}`, "DELETE"),
    onSettled: () => queries.invalidateQueries({ queryKey: ["secrets", name] }),
  });
}
