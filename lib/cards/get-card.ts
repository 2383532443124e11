import "server-only";
import { assertPermission, can, holds } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { toCardListItem } from "@/lib/cards/card-dto";
import { listCardActivity } from "@/lib/cards/list-card-activity";
import { listCardTransactions } from "@/lib/cards/list-card-transactions";
import type { CardDetail, CardLimitChange } from "@/lib/cards/schema";
import { allowedIn } from "@/lib/cards/status";
import { db } from "@/lib/core/db";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { inRuleOrder, toLimitDto } from "@/lib/limit-rules/limit-dto";
import { toOperationDto, withActor } from "@/lib/operations/operation-dto";

const LATEST = 20;

/** The latest changes of a card's rules, newest first, with who made those that were made here. */
async function listCardLimitChanges(cardId: string): Promise<CardLimitChange[]> {
  const rows = await db().limitChange.findMany({
    where: { cardId },
    omit: { raw: true },
    orderBy: [{ changedAt: "desc" }, { id: "desc" }],
    take: LATEST,
  });
  const operations = await db().operation.findMany({
    where: { id: { in: rows.flatMap((row) => row.operationId ?? []) } },
    select: { id: true, actor: { select: { name: true } } },
  });
  const actorOf = new Map(operations.map((operation) => [operation.id, operation.actor.name]));
  return rows.map((row) => ({
    id: row.id,
    period: row.period,
    amount: row.limitAmount.toFixed(),
    remark: row.remark,
    changedAt: row.changedAt.toISOString(),
    actorName: actorOf.get(row.operationId ?? "") ?? null,
  }));
}

/**
 * One mirrored card with its rules, what happened to it lately, the change that is still undecided, and what the
 * viewer may do with it. What was done here and by whom is only given to roles that may read the audit log.
 * @throws AppError FORBIDDEN, NOT_FOUND
 */
export async function getCard(viewer: Viewer, context: RequestContext, cardId: string): Promise<CardDetail> {
  assertPermission(viewer, "cards.read");
  const row = await db().card.findUnique({ where: { id: cardId }, include: { limits: true } });
  if (!row) throw new AppError("NOT_FOUND", `no card ${cardId}`);
  const [user, recorded, undecided, undecidedPin, limitChanges, transactions, activity] = await Promise.all([
    row.pUserId ? db().cardUser.findUnique({ where: { id: row.pUserId } }) : null,
    db().cardHolder.findUnique({ where: { cardId }, include: { recordedBy: { select: { name: true } } } }),
    findUndecided(cardId, { not: "cards.set_pin" }),
    findUndecided(cardId, { equals: "cards.set_pin" }),
    can(viewer.role, "limits.read") ? listCardLimitChanges(cardId) : [],
    can(viewer.role, "transactions.read") ? listCardTransactions(cardId) : [],
    can(viewer.role, "audit.read") ? listCardActivity(cardId) : null,
  ]);
  const allowed = allowedIn(row.status);
  const zone = env().issuing.timeZone;
  return {
    ...toCardListItem({
      ...row,
      firstName: user?.firstName ?? null,
      lastName: user?.lastName ?? null,
      recordedName: recorded?.name ?? null,
      recordedBy: recorded?.recordedBy.name ?? null,
      recordedAt: recorded?.recordedAt ?? null,
    }),
    brand: row.issuerBrand,
    businessName: row.businessName,
    limits: inRuleOrder(row.limits).map((limit) => toLimitDto(limit, context.clock.now(), zone)),
    timeZone: zone,
    detailReadAt: row.detailSyncedAt?.toISOString() ?? null,
    limitChanges,
    transactions,
    activity,
    undecided: undecided && toOperationDto(undecided),
    undecidedPin: undecidedPin && toOperationDto(undecidedPin),
    pinLength: env().pinLength,
    may: {
      lock: allowed.lock && can(viewer.role, "cards.lock"),
      unlock: allowed.unlock && can(viewer.role, "cards.unlock"),
      terminate: allowed.terminate && can(viewer.role, "cards.terminate"),
      editLimits: allowed.editLimits && can(viewer.role, "limits.edit"),
      setPin: allowed.setPin && can(viewer.role, "cards.set_pin"),
      activate: allowed.activate && can(viewer.role, "cards.activate"),
      reveal: allowed.reveal && holds(viewer, "cards.reveal"),
      recordHolder: row.pUserId === null && can(viewer.role, "cards.record_holder"),
    },
  };
}

function findUndecided(cardId: string, kind: { not: string } | { equals: string }) {
  return db().operation.findFirst({
    where: { subjectType: "card", subjectId: cardId, status: { in: ["pending", "unknown"] }, kind },
    ...withActor,
  });
}
