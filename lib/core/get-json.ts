import type { ActionError } from "@/lib/core/result";
import { strangerData } from "@/lib/core/stranger-text";

type QueryValue = string | number | boolean | readonly string[] | undefined;

/** A failed read, as the server described it. */
export class ReadError extends Error {
  override name = "ReadError";
  readonly error: ActionError;

  constructor(error: ActionError) {
    super(error.code);
    this.error = error;
  }
}

/** Reads one of our GET handlers; every text comes fit for a screen. @throws ReadError with the server's closed error, also for a lost connection. */
export async function getJson<T>(
  path: string,
  query: Record<string, QueryValue>,
  signal?: AbortSignal,
): Promise<T> {
  const search = searchOf(query);
  const response = await fetch(search ? `${path}?${search}` : path, {
    signal: signal ?? null,
    headers: { accept: "application/json" },
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ReadError({ code: "INTERNAL", details: { needs: "connection" }, requestId: "" });
  });
  if (response.ok) return strangerData((await response.json()) as T);
  const body: unknown = await response.json().catch(() => null);
  throw new ReadError(isFailure(body) ? body.error : { code: "INTERNAL", details: {}, requestId: "" });
}

/** Query values as they stand in our URLs: lists joined with commas, empty ones left out. */
export function searchOf(query: Record<string, QueryValue>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    const text = Array.isArray(value) ? value.join(",") : String(value ?? "");
    if (text !== "") search.set(name, text);
  }
  return search.toString();
}

function isFailure(body: unknown): body is { error: ActionError } {
  return typeof body === "object" && body !== null && "error" in body;
}
