import type { ErrorCode, ErrorDetails, FieldErrors } from "@/lib/core/result";

/**
 * The one error that verbs throw on purpose. `code` is shown to people through translated texts;
 * `message` is for logs only and never reaches a browser.
 */
export class AppError extends Error {
  override name = "AppError";
  readonly code: ErrorCode;
  readonly fields: FieldErrors | undefined;
  readonly details: ErrorDetails;

  constructor(
    code: ErrorCode,
    message: string,
    extra: { fields?: FieldErrors; details?: ErrorDetails } = {},
  ) {
    super(message);
    this.code = code;
    this.fields = extra.fields;
    this.details = extra.details ?? {};
  }
}
