import "server-only";
import { assertPermission, can } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { toActivity } from "@/lib/cards/list-card-activity";
import { toCardTransaction } from "@/lib/cards/list-card-transactions";
import type { CardActivity, CardTransaction } from "@/lib/cards/schema";
import { cardState } from "@/lib/cards/status";
import { db } from "@/lib/core/db";
import { parseInput } from "@/lib/core/parse";
import { toOperationDto, withActor } from "@/lib/operations/operation-dto";
import { loadUser } from "@/lib/users/edit-user";
import { type PUserId, pUserId } from "@/lib/users/ids";
import type { UserProfile } from "@/lib/users/schema";
import { toUserCard, toUserListItem } from "@/lib/users/user-dto";

const LATEST_TRANSACTIONS = 10;
const LATEST_ACTIVITY = 30;

/**
 * One registered user with its cards, what happened to it lately and the change that is still undecided. Document
 * number and birth date are not in it; what was done here is only given to roles that may read the audit log.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND
 */
export async function getUserProfile(
  viewer: Viewer,
  _context: RequestContext,
  rawId: unknown,
): Promise<UserProfile> {
  assertPermission(viewer, "users.read");
  const id = parseInput(pUserId, rawId);
  const row = await loadUser(id);
  const rows = await db().card.findMany({ where: { pUserId: id }, orderBy: { sortAt: "desc" } });
  const [undecided, transactions, history] = await Promise.all([
    db().operation.findFirst({
      where: { subjectType: "user", subjectId: id, status: { in: ["pending", "unknown"] } },
      ...withActor,
    }),
    can(viewer.role, "transactions.read")
      ? latestTransactions(
          id,
          rows.map((card) => card.id),
        )
      : null,
    can(viewer.role, "audit.read") ? listHistory(id) : null,
  ]);
  const held = rows.find((card) => cardState(card.status) !== "terminated") ?? null;
  return {
    ...toUserListItem(row, held),
    userId: row.userId,
    referenceId: row.referenceId,
    updatedAt: row.updatedAt?.toISOString() ?? null,
    identityKnown: row.documentSealed !== null || row.birthSealed !== null,
    cards: rows.map(toUserCard),
    transactions,
    history,
    undecided: undecided && toOperationDto(undecided),
    may: {
      edit: can(viewer.role, "users.edit"),
      identity: can(viewer.role, "users.identity"),
      linkCard: !held && can(viewer.role, "users.link_card"),
      balances: can(viewer.role, "balances.read"),
      transfers: can(viewer.role, "transfers.read"),
      transfer: can(viewer.role, "transfers.create"),
    },
  };
}

/** A transaction names its user, its card, or both. */
async function latestTransactions(id: PUserId, cards: string[]): Promise<CardTransaction[]> {
  const rows = await db().transaction.findMany({
    where: { OR: [{ pUserId: id }, { cardId: { in: cards } }] },
    orderBy: [{ sortAt: "desc" }, { id: "desc" }],
    take: LATEST_TRANSACTIONS,
  });
  return rows.map(toCardTransaction);
}

/** The audit rows about the user, its creation here included. */
async function listHistory(id: PUserId): Promise<CardActivity[]> {
  const creations = await db().operation.findMany({
    where: { kind: "users.create", result: { path: ["userId"], equals: id } },
    select: { id: true },
  });
  const rows = await db().auditEntry.findMany({
    where: {
      OR: [
        { subjectType: "user", subjectId: id },
        { operationId: { in: creations.map((operation) => operation.id) } },
      ],
    },
    orderBy: { id: "desc" },
    take: LATEST_ACTIVITY,
  });
  return rows.map(toActivity);
}
