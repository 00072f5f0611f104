/** A parameter that a caller fills in. */
export interface ConsoleParameter {
  name: string;
  type: string;
  description: string;
  required: boolean;
  value: string;
  values: string[];
}

/** An operation, as the console fills it in. */
export interface ConsoleOperation {
  api: string;
  apiName: string;
  operation: string;
  operationName: string;
  method: string;
  url: string;
  urlTemplate: string;
  template: ConsoleParameter[];
  query: ConsoleParameter[];
  headers: ConsoleParameter[];
  bodies: { contentType: string; sample: string }[];
}

export interface Field {
  name: string;
  value: string;
}

/** What was filled in. */
export interface CallValues {
  template: Record<string, string>;
  query: Field[];
  headers: Field[];
  body: string;
}

/** One check of the gateway. */
export interface Check {
  failsAs: string;
  result: "passed" | "failed" | "notReached";
  detail?: string;
  fix?: string;
}

export interface Refusal {
  outcome: string;
  text: string;
  fix: string;
  reason?: string;
  checks?: Check[];
}

/** What became of a call. */
export interface CallResult {
  request: { method: string; url: string; headers: Field[]; body: string };
  milliseconds: { token?: number; call?: number };
  tokenRefused?: { status: number; error: string; description: string };
  response?: { status: number; headers: Field[]; bytes: number; body?: string };
  refusal?: Refusal;
  failure?: string;
}

/** What the gateway makes of a token. */
export interface Explanation {
  allowed: boolean;
  checks: Check[];
  application?: { displayName: string };
  product?: { displayName: string };
}
