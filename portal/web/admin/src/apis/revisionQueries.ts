import { useQuery } from "@tanstack/react-query";
import { arm, type Page, type Resource, segment } from "../arm";
import { useService } from "../session";
import { type Api, apiPath, plain, useApiChange, type VersionSet } from "./queries";

export interface Revision {
  apiRevision: string;
  description?: string;
  createdDateTime: string;
  privateUrl: string;
  isCurrent: boolean;
}

export type Release = Resource<{ apiId: string; notes?: string; createdDateTime: string }>;

/** All revisions of an API, the current one first. */
export function useRevisions(api: string) {
  const service = useService();
  return useQuery({
    queryKey: ["api-part", service, "revisions", plain(api)],
    queryFn: async () => (await arm<Page<Revision>>(service, `${apiPath(plain(api))}/revisions?$top=1000`)).value,
  });
}

export const revisionName = (api: string, revision: string) => `${plain(api)};rev=${revision}`;

/** A new revision, which begins as a copy of another. */
export const useAddRevision = (api: Api) =>
  useApiChange((service, { revision, description }: { revision: string; description: string }) =>
    arm(service, apiPath(revisionName(api.name, revision)), "PUT", {
      properties: {
        path: api.properties.path,
        serviceUrl: api.properties.serviceUrl,
        sourceApiId: `/apis/${revisionName(api.name, api.properties.apiRevision ?? "1")}`,
        apiRevisionDescription: description === "" ? undefined : description,
      },
    }),
  );

/** Makes a revision the current one, by writing the release that says so. */
export const useRelease = (api: string) =>
  useApiChange((service, { revision, notes }: { revision: string; notes: string }) =>
    arm(service, `${apiPath(plain(api))}/releases/${crypto.randomUUID()}`, "PUT", {
      properties: { apiId: `/apis/${revisionName(api, revision)}`, notes: notes === "" ? undefined : notes },
    }),
  );

export const useDeleteRevision = (api: string) =>
  useApiChange((service, revision: string) => arm(service, apiPath(revisionName(api, revision)), "DELETE"));

/** The versions of the set that an API is in, each by its current revision. */
export function useVersions(set: string | undefined) {
  const service = useService();
  return useQuery({
    queryKey: ["api-part", service, "versions", set],
    enabled: set !== undefined,
    queryFn: async () => {
      const filter = `$filter=${segment("isCurrent eq true")}`;
      return (await arm<Page<Api>>(service, `/apis?versionSetId=${segment(set ?? "")}&$top=1000&${filter}`)).value;
    },
  });
}

export interface NewVersion {
  id: string;
  version: string;
  /** Of the set that is made for it, where the API isn't in one. */
  set: VersionSet["properties"];
}

/** Another version of an API, which begins as a copy of it; the first one makes the version set. */
export const useAddVersion = (api: Api) =>
  useApiChange(async (service, { id, version, set }: NewVersion) => {
    const { path, serviceUrl, apiVersionSetId } = api.properties;
    let setId = apiVersionSetId?.replace(/^.*(?=\/apiVersionSets\/)/, "");
    if (setId === undefined) {
      setId = `/apiVersionSets/${plain(api.name)}`;
      await arm(service, setId, "PUT", { properties: set });
      await arm(service, apiPath(plain(api.name)), "PATCH", { properties: { apiVersionSetId: setId } });
    }
    await arm(service, apiPath(id), "PUT", {
      properties: {
        path,
        serviceUrl,
        displayName: api.properties.displayName,
        sourceApiId: `/apis/${api.name}`,
        apiVersion: version,
        apiVersionSetId: setId,
      },
    });
    return id;
  });
