import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import type { FieldErrors } from "@/lib/core/result";
import { isTypable } from "@/lib/core/text";

/**
 * Parses what came from a browser. No text in it, at whatever depth, may be one that nobody could have typed.
 * @throws AppError INVALID_INPUT with one text key per field; nothing of the input is repeated in it.
 */
export function parseInput<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const impossible = impossibleText(raw, []);
  if (impossible) {
    throw new AppError("INVALID_INPUT", `impossible text at ${impossible}`, {
      fields: { [impossible]: "invalid" },
    });
  }
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new AppError("INVALID_INPUT", z.prettifyError(parsed.error), { fields: fieldErrors(parsed.error) });
}

/** Field path → key of a text: a schema's own message when it is such a key, else `invalid`. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const fields: FieldErrors = {};
  for (const issue of error.issues) {
    const field = issue.path.join(".") || "form";
    fields[field] ??= /^[a-z][a-zA-Z-]+$/.test(issue.message) ? issue.message : "invalid";
  }
  return fields;
}

/**
 * Where something stands that no page of ours sends: a text that cannot be stored or typed, or what is nested deeper than
 * anything asked for. Each object is looked at once, however often what was sent refers to it.
 */
function impossibleText(value: unknown, path: readonly string[], seen = new Set<object>()): string | null {
  const here = path.join(".") || "form";
  if (typeof value === "string") return isTypable(value) ? null : here;
  if (typeof value !== "object" || value === null || seen.has(value)) return null;
  if (path.length > DEEPEST) return here;
  seen.add(value);
  for (const [key, item] of Object.entries(value)) {
    if (!isTypable(key)) return here;
    const found = impossibleText(item, [...path, key], seen);
    if (found) return found;
  }
  return null;
}

const DEEPEST = 12;
