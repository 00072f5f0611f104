import { ask } from "@gatehouse/shared";
import { keepPreviousData, useQuery } from "@tanstack/react-query";

export type Range = "hour" | "day" | "week" | "month";

export interface Sums {
  calls: number;
  refused: number;
  failed: number;
  averageMilliseconds: number;
}

export interface Usage {
  from: string;
  until: string;
  intervalMilliseconds: number;
  times: (Sums & { timestamp: string })[];
  apis: (Sums & { api: string; product: string })[];
}

/** A call of the last hour that was refused or failed, in words for the application's owner. */
export interface OwnRefusal {
  timestamp: string;
  requestId: string;
  method: string;
  path: string;
  status: number;
  text: string;
  fix: string;
}

const own = (name: string) => `/api/applications/${encodeURIComponent(name)}`;

export const useUsage = (name: string, range: Range) =>
  useQuery({
    queryKey: ["usage", name, range],
    placeholderData: keepPreviousData,
    queryFn: () => ask<Usage>("developer", `${own(name)}/usage?range=${range}`),
  });

export const useRefusals = (name: string) =>
  useQuery({
    queryKey: ["refusals", name],
    queryFn: async () => (await ask<{ value: OwnRefusal[] }>("developer", `${own(name)}/refusals`)).value,
  });
