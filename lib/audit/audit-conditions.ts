import "server-only";
import type { z } from "zod";
import type { auditQuery } from "@/lib/audit/schema";
import { hasCardNumber } from "@/lib/core/card-number";
import { instantOf } from "@/lib/core/days";
import { Prisma } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { joinMaskedNumbers } from "@/lib/core/masked-number";
import { namesIn } from "@/lib/core/text-search";
import { wordsOf } from "@/lib/core/typed-words";

type Query = z.output<typeof auditQuery>;

/** Of a card the log says the last four digits. */
const MASKED = /\d*\*{6}(\d{4})/g;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * The WHERE of the audit log over `audit_entry a`.
 * @throws AppError INVALID_INPUT naming the field: a full card number, or an end before the start
 */
export function auditConditions(query: Query): Prisma.Sql {
  const { q, action, outcome, subjectType, subjectId, from, to, zone } = query;
  if (from && to && Date.parse(from) > Date.parse(to)) refuse("to", "beforeFrom");
  const parts = [
    q ? searchCondition(q) : null,
    action?.length ? Prisma.sql`a.action IN (${Prisma.join(action)})` : null,
    outcome?.length ? Prisma.sql`a.outcome IN (${Prisma.join(outcome)})` : null,
    subjectType?.length ? Prisma.sql`a.subject_type IN (${Prisma.join(subjectType)})` : null,
    subjectId ? Prisma.sql`a.subject_id = ${subjectId}` : null,
    from ? Prisma.sql`a.at >= ${instantOf(from, zone, "start")}` : null,
    to ? Prisma.sql`a.at < ${instantOf(to, zone, "end")}` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? Prisma.sql`true` : Prisma.join(parts, " AND ");
}

/** Words of who did it and of what it was done to, or a whole id. */
function searchCondition(q: string): Prisma.Sql {
  const isId = UUID.test(q);
  if (hasCardNumber(q)) refuse("q", "fullCardNumber");
  const ways = [
    namesIn(Prisma.sql`a.search`, wordsOf(joinMaskedNumbers(q).replace(MASKED, "$1"))).find,
    Prisma.sql`a.subject_id = ${q}`,
    Prisma.sql`a.request_id = ${q}`,
    Prisma.sql`a.issuer_request_id = ${q}`,
    ...(isId ? [Prisma.sql`a.operation_id = ${q}::uuid`] : []),
  ];
  return Prisma.sql`(${Prisma.join(ways, " OR ")})`;
}

function refuse(field: string, problem: string): never {
  throw new AppError("INVALID_INPUT", `${field}: ${problem}`, { fields: { [field]: problem } });
}
