import { z } from "zod";
import { isDataException } from "@/lib/core/data-exception";
import { isDatabaseBusy } from "@/lib/core/database-busy";
import { AppError } from "@/lib/core/errors";
import { fieldErrors } from "@/lib/core/parse";

/**
 * What a verb threw, as the closed error that it stands for: to a person, to a bulk run and to an import alike. Null for
 * what nobody foresaw. BUSY with `details.needs` `capacity`: the database had too much to do and nothing was changed.
 */
export function knownFailure(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  if (error instanceof z.ZodError)
    return new AppError("INVALID_INPUT", "an input that does not fit", { fields: fieldErrors(error) });
  if (isDataException(error)) return new AppError("INVALID_INPUT", "a value was refused by the database");
  if (isDatabaseBusy(error))
    return new AppError("BUSY", "the database was too busy", {
      details: { needs: "capacity", changed: "no" },
    });
  return null;
}

/** Whether nothing was decided, and the same may be tried again by itself. */
export function mayTryAgain({ code, details }: AppError): boolean {
  return code === "BUSY" && details.needs === "capacity";
}
