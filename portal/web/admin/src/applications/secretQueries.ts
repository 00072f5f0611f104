import { useQuery } from "@tanstack/react-query";
import { arm, segment } from "../arm";
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
