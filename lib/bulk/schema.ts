import { z } from "zod";
import type { SecondPerson } from "@/lib/approvals/schema";
import {
  type BulkKind,
  type BulkNoun,
  ITEM_STATUSES,
  type ItemStatus,
  type LimitChange,
  REASON_MAX,
  REASON_MIN,
  type RunStatus,
  SELECTION_CAP,
  type SkipCode,
  type StopReason,
} from "@/lib/bulk/constants";
import { anyText, cursorText, writtenText } from "@/lib/core/input";
import { ruleChange } from "@/lib/limit-rules/schema";

const id = writtenText(100).min(1);
const query = z.record(anyText(40), writtenText(400));

/** Named one by one, or all that the list's filter finds; what a list's query says is judged by the list's own schema. */
export const selectionInput = z.strictObject({
  noun: z.enum(["cards", "users"]),
  choice: z.discriminatedUnion("by", [
    z.strictObject({
      by: z.literal("ids"),
      ids: z.array(id).min(1, "emptySelection").max(SELECTION_CAP, "tooManySelected"),
    }),
    z.strictObject({ by: z.literal("filter"), query }),
  ]),
});
export type SelectionInput = z.input<typeof selectionInput>;

const amount = ruleChange.shape.setting.options[1].shape.amount;
const percent = z
  .string()
  .trim()
  .regex(/^[+-]?\d{1,4}(\.\d{1,2})?$/, "percentFormat")
  .refine((value) => Number(value) !== 0, "percentZero")
  .refine((value) => Number(value) > -100 && Number(value) <= 1000, "percentRange");

const bulkRule = z.strictObject({
  period: ruleChange.shape.period,
  setting: z.discriminatedUnion("kind", [
    ...ruleChange.shape.setting.options,
    /** Cards below it rise to it; no other card changes. */
    z.strictObject({ kind: z.literal("atLeast"), amount }),
    /** Of each card's own limit: `10` adds a tenth. Rounded half up to the currency's digits. */
    z.strictObject({ kind: z.literal("percent"), percent }),
  ]),
});

/** Stored with a run and with a request for a second person. */
export const bulkAct = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("cards.lock") }),
  z.strictObject({ kind: z.literal("cards.unlock") }),
  z.strictObject({
    kind: z.literal("limits.edit"),
    rule: bulkRule,
    /** Cards of another currency are left alone; null, all cards, only where no amount is named. */
    currency: z
      .string()
      .regex(/^[A-Z]{3,5}$/, "currencyFormat")
      .nullable(),
  }),
]);
export type BulkAct = z.output<typeof bulkAct>;

const act = bulkAct.refine(
  (one) => one.kind !== "limits.edit" || !("amount" in one.rule.setting) || one.currency !== null,
  { path: ["currency"], error: "required" },
);

export const selectionId = z.string().regex(/^[0-9a-f]{64}$/);
export const planBulkInput = z.strictObject({ selectionId, act });
export const startBulkInput = z.strictObject({
  runId: z.uuid(),
  selectionId,
  act,
  /** Of the plan that the dialog showed. */
  planHash: z.string().regex(/^[0-9a-f]{64}$/),
  reason: writtenText(REASON_MAX).min(REASON_MIN, "reasonNeeded"),
});
export const runInput = z.strictObject({ runId: z.uuid() });
export const exportQuery = z.strictObject({ selection: selectionId });

export type PlanBulkInput = z.input<typeof planBulkInput>;
export type StartBulkInput = z.input<typeof startBulkInput>;
export type RunInput = z.input<typeof runInput>;

const page = {
  cursor: cursorText.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
export const bulkRunQuery = z.object(page);
export const bulkItemQuery = z.object({ status: z.enum(ITEM_STATUSES).optional(), ...page });
export type BulkRunQuery = Partial<z.output<typeof bulkRunQuery>>;
export type BulkItemQuery = Partial<z.output<typeof bulkItemQuery>>;

/** A selection that was pinned: it does not grow when more comes to match the filter. */
export interface SelectionDto {
  id: string;
  noun: BulkNoun;
  count: number;
  /** Of the cards in it that still live. */
  currencies: { currency: string; count: number }[];
}

/** What becomes of one card's limit. Amounts are decimal strings in `currency`; null: without a limit. */
export interface BulkEffectDto {
  label: string;
  cardId: string | null;
  currency: string | null;
  /** Why the card is left as it is; null: it is asked for. */
  skip: SkipCode | null;
  change: LimitChange | null;
  before: string | null;
  after: string | null;
}

/** The same as it is now, beside what the maker saw where that was something else. */
export interface ApprovedEffectDto extends BulkEffectDto {
  asked: Pick<BulkEffectDto, "skip" | "change" | "before" | "after"> | null;
}

/** What would happen, told before it is confirmed. */
export interface BulkPlanDto {
  planHash: string;
  /** How many cards will be asked for. */
  acts: number;
  skips: { code: SkipCode; count: number }[];
  /** Who must agree first; null: it is done at once. */
  second: SecondPerson | null;
  /** How the first of them are called. */
  examples: string[];
  /** Card by card, for a change of limits; the selected ones that it leaves alone too. */
  effects: BulkEffectDto[];
}

/** The items of a run by their status; all of them together are `total`. */
export type ItemCounts = Record<ItemStatus, number>;

export interface BulkRunDto {
  id: string;
  kind: BulkKind;
  noun: BulkNoun;
  act: BulkAct;
  reason: string;
  status: RunStatus;
  stopReason: StopReason | null;
  stoppedByName: string | null;
  makerName: string;
  total: number;
  counts: ItemCounts;
  approvalId: string | null;
  createdAt: string;
  finishedAt: string | null;
}

export interface BulkRunDetail extends BulkRunDto {
  /** Failed ones that a retry would ask for again. */
  retryable: number;
  may: { stop: boolean; resume: boolean; retry: boolean };
}

export interface BulkRunPage {
  items: BulkRunDto[];
  nextCursor: string | null;
  previousCursor: string | null;
}

export interface BulkItemDto {
  position: number;
  cardId: string | null;
  userId: string | null;
  label: string;
  status: ItemStatus;
  /** Our word for why it was skipped or failed, or the issuer's code. */
  errorCode: string | null;
  issuerMessage: string | null;
  operationId: string | null;
  endedAt: string | null;
  /** What was confirmed for the card's limit; null for anything else. */
  limit: Pick<BulkEffectDto, "change" | "before" | "after"> | null;
}

export interface BulkItemPage {
  items: BulkItemDto[];
  nextCursor: string | null;
  previousCursor: string | null;
}
