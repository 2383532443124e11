import "server-only";
import type { CardActivity } from "@/lib/cards/schema";
import { type AuditEntry, db, type Prisma } from "@/lib/core/db";

const LATEST = 20;

/** The latest audit rows about a card, its creation here included, newest first. */
export async function listCardActivity(cardId: string): Promise<CardActivity[]> {
  const creations = await db().operation.findMany({
    where: { subjectType: "card-request", result: { path: ["cardId"], equals: cardId } },
    select: { id: true },
  });
  const rows = await db().auditEntry.findMany({
    where: {
      OR: [
        { subjectType: "card", subjectId: cardId },
        { subjectType: "card-request", subjectId: { in: creations.map((operation) => operation.id) } },
      ],
    },
    orderBy: { id: "desc" },
    take: LATEST,
  });
  return rows.map(toActivity);
}

/** An audit row as the pages of cards and users tell it. */
export function toActivity(row: AuditEntry): CardActivity {
  return {
    id: row.id.toString(),
    action: row.action,
    outcome: row.outcome,
    actor: row.actorLabel,
    at: row.at.toISOString(),
    reason: row.reason,
    errorCode: row.errorCode,
    requestId: row.requestId,
    changes: row.outcome === "succeeded" ? changesOf(row.before, row.after) : [],
  };
}

/** The facts that are in both records and differ. */
function changesOf(before: Prisma.JsonValue, after: Prisma.JsonValue): CardActivity["changes"] {
  const [was, is] = [factsOf(before), factsOf(after)];
  return Object.keys({ ...was, ...is })
    .filter((fact) => was[fact] !== is[fact] && was[fact] !== undefined)
    .map((fact) => ({ fact, before: was[fact] ?? null, after: is[fact] ?? null }));
}

function factsOf(record: Prisma.JsonValue): Record<string, string> {
  if (record === null || typeof record !== "object" || Array.isArray(record)) return {};
  const texts = Object.entries(record).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(texts);
}
