import "server-only";
import { Decimal } from "decimal.js";
import type { PolicyView } from "@/lib/approvals/gate";
import { contentHash, type Snapshot } from "@/lib/approvals/snapshot";
import { type BulkNoun, LIMIT_CHANGES } from "@/lib/bulk/constants";
import { type CardOutlook, outlookOf } from "@/lib/bulk/outlook";
import type { BulkAct, BulkEffectDto } from "@/lib/bulk/schema";
import { cardsIn, type SelectedCard } from "@/lib/bulk/selected-cards";
import { type BulkSelection, db, type Tx } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { requestedRule } from "@/lib/limit-rules/rules";

export type PlannedItem = SelectedCard & CardOutlook;

/** What an act would do to each card of a selection, as the mirror has them now. */
export interface BulkPlan {
  noun: BulkNoun;
  items: PlannedItem[];
  acts: number;
  /** What somebody who confirms or approves relies on: how many cards change how, and a hash of what becomes of each. */
  snapshot: Snapshot;
  /** Under which kinds the policy is to be asked. */
  policy: [PolicyView, ...PolicyView[]];
}

/** @throws AppError NOT_FOUND (a selection that was forgotten), INVALID_INPUT (an amount its currency cannot have) */
export async function planBulk(selectionId: string, asked: BulkAct, tx: Tx = db()): Promise<BulkPlan> {
  const { noun, ids } = await getSelection(selectionId, tx);
  const act = exactAct(asked);
  const items = (await cardsIn({ noun, ids }, tx)).map((one) => ({ ...one, ...outlookOf(one, noun, act) }));
  const acts = items.filter(({ skip }) => skip === null).length;
  const policy: BulkPlan["policy"] = [{ kind: "bulk", items: acts }, ...raises(items)];
  return { noun, items, acts, snapshot: snapshotOf(items, acts, act), policy };
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

/** Card by card what becomes of the limits; nothing for an act that changes none. */
export function effectsOf({ items }: BulkPlan, act: BulkAct): BulkEffectDto[] {
  if (act.kind !== "limits.edit") return [];
  return items.map(({ label, cardId, card, skip, effect }) => ({
    label,
    cardId,
    currency: card?.settlementCurrency ?? null,
    skip,
    change: effect?.change ?? null,
    before: effect?.before?.toFixed() ?? null,
    after: effect?.after?.toFixed() ?? null,
  }));
}

/** An amount with all digits of its currency. @throws AppError INVALID_INPUT */
function exactAct(act: BulkAct): BulkAct {
  if (act.kind !== "limits.edit" || !act.currency || !("amount" in act.rule.setting)) return act;
  const { period, setting } = act.rule;
  const { amount } = requestedRule(
    { period, setting: { kind: "amount", amount: setting.amount } },
    act.currency,
  );
  return { ...act, rule: { period, setting: { ...setting, amount } } };
}

/** A limit raised on many cards is the raise of each of them: one question per currency, about the highest. */
function raises(items: readonly PlannedItem[]): PolicyView[] {
  const highest = new Map<string, Decimal | null>();
  for (const { card, effect } of items) {
    if (!card || (effect?.change !== "raised" && effect?.change !== "lifted")) continue;
    const known = highest.get(card.settlementCurrency);
    const { after } = effect;
    highest.set(card.settlementCurrency, after && known !== null ? Decimal.max(after, known ?? 0) : null);
  }
  return [...highest]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, amount]) => ({
      kind: "limits.edit",
      amount: { amount: amount?.toFixed() ?? null, currency },
    }));
}

function snapshotOf(items: readonly PlannedItem[], acts: number, act: BulkAct): Snapshot {
  const fingerprint = contentHash(items.map((item) => stateOf(item, act))).slice(0, 16);
  const counted = act.kind === "limits.edit" ? countChanges(items) : countStatuses(items);
  return { cards: items.length, acts, ...counted, fingerprint };
}

function countChanges(items: readonly PlannedItem[]): Snapshot {
  const counts = LIMIT_CHANGES.map((change) => {
    const count = items.filter(({ effect }) => effect?.change === change).length;
    return [`change.${change}`, count] as const;
  });
  return Object.fromEntries(counts.filter(([name, count]) => count > 0 && name !== "change.unchanged"));
}

function countStatuses(items: readonly PlannedItem[]): Snapshot {
  const snapshot: Snapshot = {};
  for (const { card } of items) {
    const name = `cardStatus.${card?.status ?? "–"}`;
    snapshot[name] = Number(snapshot[name] ?? 0) + 1;
  }
  return snapshot;
}

/** What the decision about one card rests on: for its limit, the amounts alone. */
function stateOf({ cardId, userId, card, skip, effect }: PlannedItem, act: BulkAct): unknown {
  if (act.kind !== "limits.edit") return [cardId, userId, card?.status, skip];
  return [cardId, userId, skip, effect?.before?.toFixed() ?? null, effect?.after?.toFixed() ?? null];
}
