/** A refusal of the issuing API: HTTP status, the issuer's code and its sentence. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string | number;

  constructor(status: number, code: string | number, message: string) {
    super(message);
    this.name = "Problem";
    this.status = status;
    this.code = code;
  }
}

export const invalidParameter = (message: string) => new Problem(400, "SBX-INVALID-PARAMETER", message);
export const invalidState = (message: string) => new Problem(400, "SBX-INVALID-STATE", message);
export const notFound = (message: string) => new Problem(404, "SBX-NOT-FOUND", message);
