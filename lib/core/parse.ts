import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import type { FieldErrors } from "@/lib/core/result";

/**
 * Parses what came from a browser.
 * @throws AppError INVALID_INPUT with one text key per field; nothing of the input is repeated in it.
 */
export function parseInput<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new AppError("INVALID_INPUT", z.prettifyError(parsed.error), { fields: fieldErrors(parsed.error) });
}

/** Field path → key of a text: a schema's own message when it is such a key, else `invalid`. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const fields: FieldErrors = {};
  for (const issue of error.issues) {
    const field = issue.path.join(".") || "form";
    fields[field] ??= /^[a-z][a-zA-Z]+$/.test(issue.message) ? issue.message : "invalid";
  }
  return fields;
}
