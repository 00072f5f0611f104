import { Refused } from "@gatehouse/shared";
import { useQuery } from "@tanstack/react-query";
import { arm, type Page } from "../arm";
import { useService } from "../session";

/** Whether what the service stands on is well, as {@code GET …/health} says. */
export interface Health {
  healthy: boolean;
  checkedAt: string;
  checks: { name: string; healthy: boolean; problem?: string }[];
  directory: { running: boolean; count: number; finishedAt?: string; problem?: string };
}

export function useHealth() {
  const service = useService();
  return useQuery({
    queryKey: ["health", service],
    refetchInterval: 30_000,
    queryFn: () => arm<Health>(service, "/health"),
  });
}

/** How much waits for a manager; of letters nothing is known to who may only read. */
export function useWaiting() {
  const service = useService();
  return useQuery({
    queryKey: ["waiting", service],
    refetchInterval: 60_000,
    queryFn: async () => {
      const pending = encodeURIComponent("state eq 'pending'");
      const [requests, letters] = await Promise.all([
        arm<Page<unknown>>(service, `/clientApplications?$top=1&$filter=${pending}`),
        arm<Page<unknown>>(service, "/listLetters", "POST").catch((error: unknown) => {
          if (error instanceof Refused && error.status === 403) return { count: 0 };
          throw error;
        }),
      ]);
      return { requests: requests.count, letters: letters.count };
    },
  });
}
