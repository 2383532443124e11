/**
 * Whether PostgreSQL refused a value as one that its type does not have (SQLSTATE class 22, data exceptions): text that
 * is no UUID, number or time, or out of range. Prisma wraps what the driver said.
 */
export function isDataException(error: unknown): boolean {
  for (let at: unknown = error, depth = 0; depth < 6 && typeof at === "object" && at !== null; depth += 1) {
    const codes = ["code", "originalCode"].map((key) => Reflect.get(at as object, key));
    if (codes.some((code) => typeof code === "string" && (/^22[0-9A-Z]{3}$/.test(code) || PRISMA.has(code))))
      return true;
    at = ["cause", "meta", "driverAdapterError"].map((key) => Reflect.get(at as object, key)).find(isObject);
  }
  return false;
}

/** Inconsistent column data, and what a column cannot hold. */
const PRISMA = new Set(["P2000", "P2007", "P2020", "P2023"]);

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
