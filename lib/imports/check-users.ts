import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { db, Prisma } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";
import { judgeUserRow } from "@/lib/imports/judge-user-row";
import { checkUsersInput, type UserLineProblem } from "@/lib/imports/schema";
import { assertIdentityCanBeKept } from "@/lib/users/identity";

/**
 * What is wrong with up to 500 rows, for a preview; nothing is stored. A phone number of a registered user is named
 * with that user: the issuer is going to refuse it.
 * @throws AppError FORBIDDEN, INVALID_INPUT, SWITCHED_OFF without `DATA_ENCRYPTION_KEY`
 */
export async function checkUsers(
  viewer: Viewer,
  _context: RequestContext,
  raw: unknown,
): Promise<UserLineProblem[]> {
  assertPermission(viewer, "users.import");
  assertIdentityCanBeKept();
  const { rows } = parseInput(checkUsersInput, raw);
  const judged = rows.map((row) => ({ line: row.line, ...judgeUserRow(row) }));
  const taken = await takenPhones(judged.flatMap((row) => ("person" in row ? [row.person] : [])));
  return judged.flatMap((row): UserLineProblem[] => {
    if ("problems" in row) return [{ line: row.line, problems: row.problems }];
    const userId = taken.get(phoneOf(row.person));
    return userId ? [{ line: row.line, problems: { phoneNumber: "phoneTaken" }, userId }] : [];
  });
}

interface Phone {
  callingCode: string | null;
  phoneNumber: string | null;
}

async function takenPhones(people: readonly Phone[]): Promise<Map<string, string>> {
  if (people.length === 0) return new Map();
  const numbers = people.map(({ callingCode, phoneNumber }) => Prisma.sql`(${callingCode}, ${phoneNumber})`);
  const known = await db().$queryRaw<(Phone & { id: string })[]>`
    SELECT id, calling_code AS "callingCode", phone_number AS "phoneNumber" FROM card_user
    WHERE (calling_code, phone_number) IN (VALUES ${Prisma.join(numbers)})`;
  return new Map(known.map((user) => [phoneOf(user), user.id]));
}

function phoneOf({ callingCode, phoneNumber }: Phone): string {
  return `${callingCode} ${phoneNumber}`;
}
