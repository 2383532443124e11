import "server-only";
import { Prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";

/** `card c` and `card_user u` by last four digits, title, reference or holder. @throws for a full card number */
export function cardSearch(q: string): Prisma.Sql {
  if (/^[\d -]{12,23}$/.test(q) && q.replace(/\D/g, "").length >= 12) {
    throw new AppError("INVALID_INPUT", "a full card number was searched", {
      fields: { q: "fullCardNumber" },
    });
  }
  const masked = /^(\d{6})\*+(\d{4})$/.exec(q);
  if (masked) return Prisma.sql`c.first6 = ${masked[1]} AND c.last4 = ${masked[2]}`;
  const contains = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`(c.last4 = ${q} OR c.id = ${q} OR c.reference_id = ${q} OR c.title ILIKE ${contains}
    OR (u.first_name || ' ' || u.last_name) ILIKE ${contains})`;
}

/** `column` is one of the values; `other` stands for anything but the four rules. */
export function anyOf(column: Prisma.Sql, values: readonly string[] | undefined): Prisma.Sql | null {
  return values?.length ? Prisma.sql`${column} IN (${Prisma.join([...values])})` : null;
}

export function allOf(parts: (Prisma.Sql | null)[]): Prisma.Sql {
  const given = parts.filter((part) => part !== null);
  return given.length === 0 ? Prisma.sql`true` : Prisma.join(given, " AND ");
}
