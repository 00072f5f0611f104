import { sessionEnded } from "./sessionEnd";

/** What the server refused, with what it says about it. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly requestId: string,
    readonly details: readonly string[] = [],
  ) {
    super(message);
  }
}

interface ErrorBody {
  error?: { code?: string; message?: string; details?: { message?: string }[] };
}

/** Asks the portal's server, as one of its pages. */
export async function ask<T>(
  portal: "admin" | "developer",
  path: string,
  method: "GET" | "PUT" | "POST" | "PATCH" | "DELETE" = "GET",
  body?: unknown,
): Promise<T> {
  const headers: Record<string, string> = { "X-Gatehouse-Portal": portal };
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (method === "PATCH" || method === "DELETE") headers["If-Match"] = "*";
  const reply = await fetch(path, {
    method,
    headers,
    credentials: "same-origin",
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await reply.text();
  if (reply.status === 401) sessionEnded();
  if (!reply.ok) throw refused(reply, text);
  return (text === "" ? undefined : JSON.parse(text)) as T;
}

function refused(reply: Response, text: string): Refused {
  let error: ErrorBody["error"];
  try {
    error = (JSON.parse(text) as ErrorBody).error;
  } catch {
    error = undefined;
  }
  const details = (error?.details ?? []).flatMap((each) => (each.message === undefined ? [] : [each.message]));
  return new Refused(
    reply.status,
    error?.code ?? "",
    error?.message ?? `The server answered ${reply.status}.`,
    reply.headers.get("x-ms-request-id") ?? "",
    details,
  );
}
