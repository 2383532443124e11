import "server-only";
import { z } from "zod";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, type ImportUserRow, type Prisma } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";
import { personLabel } from "@/lib/core/person-name";
import { USER_ROW_STATUSES } from "@/lib/imports/constants";
import { findImport } from "@/lib/imports/get-import";
import { type RowPage, type UserRowDto, userRowsQuery } from "@/lib/imports/schema";
import { unsealPerson } from "@/lib/imports/sealed-user";

/**
 * A page of an import's rows by their lines, forwards or backwards. A row names its person as long as it holds him, and
 * then the user that was created.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND
 */
export async function listUserRows(
  viewer: Viewer,
  _context: RequestContext,
  importId: string,
  raw: unknown,
): Promise<RowPage<UserRowDto>> {
  await findImport(viewer, importId, "users");
  const { status, after, before, limit } = parseInput(userRowsQuery, raw);
  const backwards = before !== undefined;
  const found = await db().importUserRow.findMany({
    where: { importId, ...(status ? { status } : {}), line: { gt: after, lt: before } },
    orderBy: { line: backwards ? "desc" : "asc" },
    take: limit + 1,
  });
  const more = found.length > limit;
  const rows = found.slice(0, limit);
  if (backwards) rows.reverse();
  const [first, last] = [rows[0]?.line, rows.at(-1)?.line];
  return {
    items: await toUserRows(rows),
    nextAfter: (backwards || more) && last !== undefined ? last : null,
    previousBefore: (backwards ? more : (after ?? 0) > 0) && first !== undefined ? first : null,
  };
}

/** Rows → DTOs; the created users are read in one go. */
export async function toUserRows(rows: readonly ImportUserRow[]): Promise<UserRowDto[]> {
  const ids = rows.flatMap(({ status, userId }) => (status === "created" && userId ? [userId] : []));
  const users = await db().cardUser.findMany({
    where: { id: { in: ids } },
    select: { id: true, firstName: true, lastName: true, callingCode: true, phoneNumber: true },
  });
  const userOf = new Map(users.map((user) => [user.id, user]));
  return rows.map((row) => {
    const created = row.status === "created" ? userOf.get(row.userId ?? "") : undefined;
    const sealed = row.sealed && unsealPerson(row, row.sealed);
    const person = sealed ? { id: "", ...sealed } : created;
    return {
      line: row.line,
      status: z.enum(USER_ROW_STATUSES).parse(row.status),
      name: person ? personLabel(person) : null,
      phone: person?.phoneNumber ? `+${person.callingCode ?? ""} ${person.phoneNumber}` : null,
      problems: problemsOf(row.problems),
      issuerCode: row.issuerCode,
      userId: row.userId,
      attempts: row.attempts,
    };
  });
}

function problemsOf(stored: Prisma.JsonValue): Record<string, string> {
  return z.record(z.string(), z.string()).safeParse(stored).data ?? {};
}
