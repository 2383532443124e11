import { z } from "zod";
import {
  type BulkKind,
  type BulkNoun,
  ITEM_STATUSES,
  type ItemStatus,
  REASON_MAX,
  REASON_MIN,
  type RunStatus,
  SELECTION_CAP,
  type SkipCode,
  type StopReason,
} from "@/lib/bulk/vocabulary";
import { hasCardNumber } from "@/lib/cards/card-number";
import { ruleChange } from "@/lib/limits/schema";

const id = z.string().trim().min(1).max(100);
const query = z.record(z.string().max(40), z.string().max(400));

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

/** Stored with a run and with a request for a second person. */
export const bulkAct = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("cards.lock") }),
  z.strictObject({ kind: z.literal("cards.unlock") }),
  z.strictObject({
    kind: z.literal("limits.edit"),
    rule: ruleChange,
    /** Cards of another currency are left alone; null only where the rule is switched off: then it is all cards. */
    currency: z
      .string()
      .regex(/^[A-Z]{3,5}$/, "currencyFormat")
      .nullable(),
  }),
]);
export type BulkAct = z.output<typeof bulkAct>;

const act = bulkAct.refine(
  (one) => one.kind !== "limits.edit" || one.rule.setting.kind === "off" || one.currency !== null,
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
  reason: z
    .string()
    .trim()
    .min(REASON_MIN, "reasonNeeded")
    .max(REASON_MAX, "tooLong")
    .refine((text) => !hasCardNumber(text), "cardNumber"),
});
export const runInput = z.strictObject({ runId: z.uuid() });
export const exportQuery = z.strictObject({ selection: selectionId });

export type PlanBulkInput = z.input<typeof planBulkInput>;
export type StartBulkInput = z.input<typeof startBulkInput>;
export type RunInput = z.input<typeof runInput>;

const page = {
  cursor: z.string().max(400).optional(),
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

/** What would happen, told before it is confirmed. */
export interface BulkPlanDto {
  planHash: string;
  /** How many cards will be asked for. */
  acts: number;
  skips: { code: SkipCode; count: number }[];
  /** The policy asks for a second person. */
  needsSecond: boolean;
  /** How the first of them are called. */
  examples: string[];
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
}

export interface BulkItemPage {
  items: BulkItemDto[];
  nextCursor: string | null;
  previousCursor: string | null;
}
