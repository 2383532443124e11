import "server-only";
import { Prisma } from "@/lib/core/db";
import { LIMIT_PERIODS } from "@/lib/limit-rules/constants";

/** `column` is one of the values. */
export function anyOf(column: Prisma.Sql, values: readonly string[] | undefined): Prisma.Sql | null {
  return values?.length ? Prisma.sql`${column} IN (${Prisma.join([...values])})` : null;
}

/** `column` names one of the rules; `other` stands for any that is not one of the four, `unknown` for none. */
export function anyPeriod(column: Prisma.Sql, values: readonly string[] | undefined): Prisma.Sql | null {
  if (!values?.length) return null;
  const named = values.filter((value) => value !== "other" && value !== "unknown");
  const ways = [
    anyOf(column, named),
    values.includes("other") ? Prisma.sql`${column} NOT IN (${Prisma.join([...LIMIT_PERIODS])})` : null,
    values.includes("unknown") ? Prisma.sql`${column} IS NULL` : null,
  ].filter((way) => way !== null);
  return Prisma.sql`(${Prisma.join(ways, " OR ")})`;
}

export function allOf(parts: (Prisma.Sql | null)[]): Prisma.Sql {
  const given = parts.filter((part) => part !== null);
  return given.length === 0 ? Prisma.sql`true` : Prisma.join(given, " AND ");
}
