import { ask } from "@gatehouse/shared";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";

export interface Offer {
  open: boolean;
  /** Whether accounts with passwords are kept here. */
  passwords: boolean;
  elsewhere?: string;
  terms?: string;
  mustAgree?: boolean;
}

export interface SignUp {
  email: string;
  firstName: string;
  lastName: string;
  password: string;
  agreed: boolean;
}

export interface Profile {
  email: string;
  firstName: string;
  lastName: string;
  hasPassword: boolean;
  mayClose: boolean;
  since?: string;
  groups: string[];
  applications: string[];
  subscriptions: number;
}

export interface Chosen {
  token: string;
  password: string;
}

export const useOffer = () =>
  useQuery({ queryKey: ["offer"], queryFn: () => ask<Offer>("developer", "/api/account/sign-up") });

/** Posts what somebody typed; it stays in no cache. */
const usePost = <V>(path: string) =>
  useMutation({ gcTime: 0, mutationFn: (body: V) => ask("developer", `/api/account/${path}`, "POST", body) });

export const useSignUp = () => usePost<SignUp>("sign-up");
export const useConfirm = () => usePost<{ token: string }>("confirm");
export const useAccept = () => usePost<Chosen>("invitation");
export const useForgot = () => usePost<{ email: string }>("forgot");
export const useReset = () => usePost<Chosen>("reset");
export const useChangePassword = () => usePost<{ current: string; password: string }>("password");
export const useClose = () => usePost<{ email: string }>("close");

export const useProfile = () =>
  useQuery({ queryKey: ["profile"], queryFn: () => ask<Profile>("developer", "/api/account") });

export function useRename() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (names: { firstName: string; lastName: string }) => ask("developer", "/api/account", "PATCH", names),
    onSuccess: () => queries.invalidateQueries({ queryKey: ["profile"] }),
  });
}
