import { useQuery } from "@tanstack/react-query";
import { arm } from "../arm";
import { filtering, quoted } from "../listQuery";
import { useService } from "../session";

export interface Sum {
  timestamp: string;
  calls: number;
  successes: number;
  blocks: number;
  failures: number;
}

export interface Refusal {
  id: number;
  timestamp: string;
  outcome: string;
  reason: string;
  status: number;
  method: string;
  path: string;
}

export interface AuditEvent {
  eventDataId: string;
  eventTimestamp: string;
  claims: { name: string; oid: string };
  operationName: { value: string };
  status: { value: string };
  subStatus: { value: string };
  resourceId: string;
}

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** The last hours, each with its calls also where there were none. */
export interface Traffic {
  times: readonly number[];
  interval: number;
  hours: readonly Sum[];
  calls: number;
}

/** The calls of an application in the last 24 hours. */
export function useTraffic(name: string) {
  const service = useService();
  return useQuery({
    queryKey: ["application-traffic", service, name],
    queryFn: async (): Promise<Traffic> => {
      const from = Math.floor((Date.now() - DAY) / HOUR) * HOUR + HOUR;
      const filter = filtering(
        `timestamp ge ${new Date(from).toISOString()}`,
        `applicationId eq ${quoted(`/clientApplications/${name}`)}`,
      );
      const { value } = await arm<{ value: Sum[] }>(service, `/traffic?interval=PT1H${filter}`);
      const found = new Map(value.map((sum) => [Date.parse(sum.timestamp), sum]));
      const times = Array.from({ length: 24 }, (_, hour) => from + hour * HOUR);
      const hours = times.map(
        (time) =>
          found.get(time) ?? {
            timestamp: new Date(time).toISOString(),
            calls: 0,
            successes: 0,
            blocks: 0,
            failures: 0,
          },
      );
      return { times, interval: HOUR, hours, calls: hours.reduce((sum, { calls }) => sum + calls, 0) };
    },
  });
}

export function useRefusals(name: string) {
  const service = useService();
  const filter = filtering(`applicationId eq ${quoted(`/clientApplications/${name}`)}`);
  return useQuery({
    queryKey: ["application-refusals", service, name],
    queryFn: async () => (await arm<{ value: Refusal[] }>(service, `/refusals?$top=20${filter}`)).value,
  });
}

/** What was done to an application and to what stands below it, the newest first. */
export function useAudit(name: string) {
  const service = useService();
  const id = `${service}/clientApplications/${name}`;
  const filter = filtering(`(resourceId eq ${quoted(id)} or startswith(resourceId,${quoted(`${id}/`)}))`);
  return useQuery({
    queryKey: ["application-audit", service, name],
    queryFn: async () => (await arm<{ value: AuditEvent[] }>(service, `/auditEvents?$top=20${filter}`)).value,
  });
}
