import { ask, type Choice, type Explanation, Inspector } from "@gatehouse/shared";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

interface Choices {
  value: Choice[];
  count: number;
}

/** Everything that a list of the catalogue has, page by page. */
async function all(path: string): Promise<Choice[]> {
  const found: Choice[] = [];
  for (;;) {
    const { value, count } = await ask<Choices>("developer", `${path}?top=100&skip=${found.length}`);
    found.push(...value);
    if (value.length === 0 || found.length >= count) return found;
  }
}

/** The token inspector, for operations that the developer sees and tokens of their own applications. */
export function InspectorPage() {
  const [api, setApi] = useState("");
  const apis = useQuery({ queryKey: ["inspector-apis"], queryFn: () => all("/api/catalogue/apis") });
  const operations = useQuery({
    queryKey: ["inspector-operations", api],
    enabled: api !== "",
    queryFn: () => all(`/api/catalogue/apis/${encodeURIComponent(api)}/operations`),
  });
  return (
    <Inspector
      apis={apis.data ?? []}
      operations={api === "" ? [] : (operations.data ?? [])}
      api={api}
      setApi={setApi}
      error={apis.error ?? operations.error}
      explain={(token, api, operation) =>
        ask<Explanation>("developer", "/api/inspector/explain", "POST", { token, api, operation })
      }
    />
  );
}
