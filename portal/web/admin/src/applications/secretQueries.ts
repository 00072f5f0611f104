import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { arm, segment } from "../arm";
import { filtering, quoted } from "../listQuery";
import { lastName } from "../resourceId";
import { useService } from "../session";
import { applicationPath, useApplicationChange } from "./queries";

export interface Secret {
  keyId: string;
  name: string;
  hint: string;
  createdAt: string;
  expiresAt: string;
  lastUsedAt?: string;
  lastUseKnown: boolean;
  revealed: boolean;
}

export interface NewSecret {
  name: string;
  /** For how many days it is valid. */
  days: number;
}

const DAY = 86_400_000;

export function useSecrets(name: string) {
  const service = useService();
  return useQuery({
    queryKey: ["secrets", service, name],
    queryFn: async () => (await arm<{ value: Secret[] }>(service, `${applicationPath(name)}/credentials`)).value,
  });
}

/** When a secret of each of these applications was last used, in one question for all of them. */
export function useLastUses(names: readonly string[]) {
  const service = useService();
  const ids = names.map((name) => quoted(`/clientApplications/${name}`)).join(",");
  return useQuery({
    queryKey: ["secrets", service, "last-uses", ids],
    enabled: names.length > 0,
    placeholderData: keepPreviousData,
    queryFn: async () => {
      const path = `/secretExpiries?$top=1000${filtering(`applicationId in (${ids})`)}`;
      const { value } = await arm<{ value: ListedSecret[] }>(service, path);
      const uses = new Map<string, LastUse>();
      for (const { applicationId, lastUseKnown, lastUsedAt } of value) {
        const name = lastName(applicationId);
        const before = uses.get(name);
        uses.set(name, {
          known: lastUseKnown && before?.known !== false,
          at: [before?.at, lastUsedAt].reduce((one, other) => (other && (!one || other > one) ? other : one)),
        });
      }
      return uses;
    },
  });
}

interface ListedSecret {
  applicationId: string;
  lastUseKnown: boolean;
  lastUsedAt?: string;
}

/** When any secret of an application was last used. */
export interface LastUse {
  known: boolean;
  at?: string;
}

/** A year is the longest, and what the service gives when it isn't told. */
export const useAddSecret = (name: string) =>
  useApplicationChange((service, { name: label, days }: NewSecret) =>
    arm<{ clientSecret: string }>(service, `${applicationPath(name)}/credentials`, "POST", {
      name: label,
      ...(days < 365 && { expiresAt: new Date(Date.now() + days * DAY).toISOString() }),
    }),
  );

export const useRemoveSecret = (name: string) =>
  useApplicationChange(async (service, { keyId, refuse }: { keyId: string; refuse: boolean }) => {
    await arm(service, `${applicationPath(name)}/credentials/${segment(keyId)}`, "DELETE");
    if (refuse) await arm(service, `${applicationPath(name)}/refuseTokens`, "POST");
  });
