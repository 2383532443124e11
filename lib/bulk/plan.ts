import "server-only";
import type { PolicyView } from "@/lib/approvals/gate";
import { contentHash, type World } from "@/lib/approvals/world";
import type { BulkAct } from "@/lib/bulk/schema";
import { cardsIn, type SelectedCard } from "@/lib/bulk/selected-cards";
import { skipOf } from "@/lib/bulk/skip";
import type { BulkNoun, SkipCode } from "@/lib/bulk/vocabulary";
import { type BulkSelection, db, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { isRaise } from "@/lib/limits/edit-limits";
import { requestedRule, standingAmount } from "@/lib/limits/rules";

export interface PlannedItem extends SelectedCard {
  /** Null: it will be asked for. */
  skip: SkipCode | null;
}

/** What an act would do to each card of a selection, as the mirror has them now. */
export interface BulkPlan {
  noun: BulkNoun;
  items: PlannedItem[];
  acts: number;
  /** What somebody who confirms or approves relies on: how many cards in which state, and a hash of each one's. */
  world: World;
  /** Under which kinds the policy is to be asked. */
  policy: [PolicyView, ...PolicyView[]];
}

/** @throws AppError NOT_FOUND (a selection that was forgotten), INVALID_INPUT (an amount its currency cannot have) */
export async function planBulk(selectionId: string, act: BulkAct, tx: Tx = db()): Promise<BulkPlan> {
  const { noun, ids } = await getSelection(selectionId, tx);
  if (act.kind === "limits.edit" && act.currency) requestedRule(act.rule, act.currency);
  const items = (await cardsIn({ noun, ids }, tx)).map((one) => ({ ...one, skip: skipOf(one, noun, act) }));
  const acts = items.filter(({ skip }) => skip === null).length;
  const policy: BulkPlan["policy"] = [{ kind: "bulk", items: acts }, ...raises(items, act)];
  return { noun, items, acts, world: worldOf(items, acts, act), policy };
}

/** @throws AppError NOT_FOUND */
export async function getSelection(
  id: string,
  tx: Tx = db(),
): Promise<Omit<BulkSelection, "noun"> & { noun: BulkNoun }> {
  const row = await tx.bulkSelection.findUnique({ where: { id } });
  if (!row) throw new AppError("NOT_FOUND", "no such selection");
  return { ...row, noun: row.noun === "users" ? "users" : "cards" };
}

/** A limit raised on many cards is the raise of each of them: one question per currency. */
function raises(items: readonly PlannedItem[], act: BulkAct): PolicyView[] {
  if (act.kind !== "limits.edit") return [];
  const { rule } = act;
  const amount = rule.setting.kind === "off" ? null : rule.setting.amount;
  const sent = { period: rule.period, amount: amount ?? "0" };
  const raised = items.flatMap(({ skip, card }) =>
    skip === null && card && isRaise(sent, card.limits) ? card : [],
  );
  const currencies = new Set(raised.map(({ settlementCurrency }) => settlementCurrency));
  return [...currencies].sort().map((currency) => ({ kind: "limits.edit", amount: { amount, currency } }));
}

function worldOf(items: readonly PlannedItem[], acts: number, act: BulkAct): World {
  const world: World = { cards: items.length, acts };
  for (const { card } of items) {
    const name = `cardStatus.${card?.status ?? "–"}`;
    world[name] = Number(world[name] ?? 0) + 1;
  }
  return { ...world, fingerprint: contentHash(items.map((item) => stateOf(item, act))).slice(0, 16) };
}

function stateOf({ cardId, userId, card, skip }: PlannedItem, act: BulkAct): unknown {
  if (act.kind !== "limits.edit") return [cardId, userId, card?.status, skip];
  const rule = card?.limits.find(({ period }) => period === act.rule.period);
  return [cardId, userId, card?.status, skip, standingAmount(rule).toFixed()];
}
