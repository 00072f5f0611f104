import { type ComponentType, lazy } from "react";
import type { ApiDetails, OperationDetails } from "../catalogue";
import { CodeSamples } from "../samples/CodeSamples";

/** What stands on the page of an operation after what it takes and gives. */
export interface PanelProps {
  api: ApiDetails;
  operation: OperationDetails;
}

/** In their order; one that is large loads itself when it is opened ({@code lazy}). */
export const panels: readonly ComponentType<PanelProps>[] = [
  CodeSamples,
  lazy(async () => ({ default: (await import("../console/ConsolePanel")).ConsolePanel })),
];
