import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { cardSearch } from "@/lib/cards/card-search";
import { type Cursor, cutPage, decodeCursor } from "@/lib/core/cursor";
import { db, Prisma } from "@/lib/core/db";
import { readMaskedNumber } from "@/lib/core/masked-number";
import { parseInput } from "@/lib/core/parse";
import { wordsIn } from "@/lib/core/text-search";
import { wordsOf } from "@/lib/core/typed-words";
import {
  type ChallengeRow,
  challengeColumns,
  challengeFrom,
  toChallengeDto,
} from "@/lib/three-ds/challenge-dto";
import { type ChallengePage, type ChallengeQuery, challengeQuery } from "@/lib/three-ds/schema";

const COUNT_CAP = 1000;

/** A page of the challenges by keyset, newest first. @throws AppError FORBIDDEN, INVALID_INPUT */
export async function listChallenges(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<ChallengePage> {
  assertPermission(viewer, "three_ds.read");
  const query = parseInput(challengeQuery, raw);
  const cursor = query.cursor ? decodeCursor("challenges", query.cursor) : null;
  const now = context.clock.now();
  const where = conditions(query, now);
  const [rows, [total]] = await Promise.all([
    db().$queryRaw<ChallengeRow[]>(pageSql(where, cursor, query.limit)),
    db().$queryRaw<{ count: number }[]>(Prisma.sql`
      SELECT count(*)::int AS count
      FROM (SELECT 1 ${challengeFrom} WHERE ${where} LIMIT ${COUNT_CAP + 1}) AS capped`),
  ]);
  const page = cutPage("challenges", rows, query.limit, cursor, (row) => row);
  const count = total?.count ?? 0;
  return {
    ...page,
    items: page.items.map((row) => toChallengeDto(row, now)),
    total: { count: Math.min(count, COUNT_CAP), capped: count > COUNT_CAP },
    now: now.toISOString(),
  };
}

function pageSql(where: Prisma.Sql, cursor: Cursor | null, limit: number): Prisma.Sql {
  const backwards = cursor?.direction === "before";
  const beyond = cursor
    ? Prisma.sql`AND (ch.received_at, ch.id::text) ${backwards ? Prisma.sql`>` : Prisma.sql`<`} (${cursor.key}::text::timestamptz, ${cursor.id})`
    : Prisma.empty;
  const order = backwards ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  return Prisma.sql`
    SELECT ${challengeColumns} ${challengeFrom} WHERE ${where} ${beyond}
    ORDER BY ch.received_at ${order}, ch.id::text ${order} LIMIT ${limit + 1}`;
}

function conditions(query: ChallengeQuery, now: Date): Prisma.Sql {
  const parts = [
    query.state === "live" || query.state === "claimed" ? Prisma.sql`ch.expires_at > ${now}` : null,
    query.state === "claimed" ? Prisma.sql`ch.claimed_by_id IS NOT NULL` : null,
    query.state === "expired" ? Prisma.sql`ch.expires_at <= ${now}` : null,
    query.card ? Prisma.sql`c.id = ${query.card}` : null,
    query.q ? search(query.q) : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? Prisma.sql`true` : Prisma.join(parts, " AND ");
}

function search(q: string): Prisma.Sql {
  const masked = readMaskedNumber(q);
  if (masked?.first6) return Prisma.sql`ch.first6 = ${masked.first6} AND ch.last4 = ${masked.last4}`;
  if (masked) return Prisma.sql`ch.last4 = ${masked.last4}`;
  return Prisma.sql`(ch.last4 = ${q} OR ch.verification_id = ${q} OR ${cardSearch(q)}
    OR ${wordsIn(Prisma.sql`search_fold(ch.merchant_name)`, wordsOf(q)).holds})`;
}
