/** Prisma: no transaction could begin (P2028) or no connection was free (P2024) in time, or two writes met (P2034). */
const PRISMA = new Set(["P2024", "P2028", "P2034"]);
/** PostgreSQL: serialization failure, deadlock, too many connections, lock timeout, statement cancelled. */
const POSTGRES = new Set(["40001", "40P01", "53300", "55P03", "57014"]);
const NO_CONNECTION =
  /timeout exceeded when trying to connect|connection terminated due to connection timeout/i;
const DEEPEST = 5;

/**
 * Whether a statement was given up because the database had too much to do. The transaction it belonged to was rolled
 * back, so that trying again is safe, as long as nothing was sent to the issuer in between.
 */
export function isDatabaseBusy(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > DEEPEST) return false;
  const facts = new Map<string, unknown>(Object.entries(error));
  const codes = [facts.get("code"), facts.get("originalCode"), facts.get("sqlState")];
  if (codes.some((code) => typeof code === "string" && (PRISMA.has(code) || POSTGRES.has(code)))) return true;
  if (error instanceof Error && NO_CONNECTION.test(error.message)) return true;
  const inner = [error instanceof Error ? error.cause : undefined, facts.get("cause"), facts.get("meta")];
  return [...inner, facts.get("driverAdapterError")].some((one) => isDatabaseBusy(one, depth + 1));
}
