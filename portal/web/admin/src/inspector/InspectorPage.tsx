import { type Explanation, Inspector } from "@gatehouse/shared";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { arm, type Page, type Resource, segment } from "../arm";
import { useService } from "../session";

type Named = Resource<{ displayName: string }>;

const choices = (page: Page<Named> | undefined) =>
  (page?.value ?? []).map(({ name, properties }) => ({ name, displayName: properties.displayName }));

/** The token inspector, for any API of the service. */
export function InspectorPage() {
  const service = useService();
  const [api, setApi] = useState("");
  const apis = useQuery({
    queryKey: ["inspector-apis", service],
    queryFn: () => arm<Page<Named>>(service, "/apis?$top=1000"),
  });
  const operations = useQuery({
    queryKey: ["inspector-operations", service, api],
    enabled: api !== "",
    queryFn: () => arm<Page<Named>>(service, `/apis/${segment(api)}/operations?$top=1000`),
  });
  return (
    <Inspector
      apis={choices(apis.data)}
      operations={api === "" ? [] : choices(operations.data)}
      api={api}
      setApi={setApi}
      error={apis.error ?? operations.error}
      explain={(token, apiId, operationId) =>
        arm<Explanation>(service, "/explainToken", "POST", { token, apiId: `/apis/${apiId}`, operationId })
      }
    />
  );
}
