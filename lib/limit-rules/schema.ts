import { z } from "zod";
import { idText, writtenText } from "@/lib/core/input";
import { LIMIT_PERIODS } from "@/lib/limit-rules/constants";

/** One rule of one card, as far as the mirror knows. Amounts are decimal strings in `currency`. */
export interface LimitDto {
  period: string;
  currency: string;
  /** True when the rule does not limit anything (amount 0, or inactive). */
  off: boolean;
  limit: string;
  used: string;
  /** `limit − used`; negative when settled above the limit. Null for a rule that is off or counts nothing. */
  remaining: string | null;
  /** Used ÷ limit × 100 with two decimals; may exceed 100. */
  percent: string | null;
  resetsAt: string | null;
  /** True when `used` was read before the window began: it counts nothing any more. */
  usedIsOld: boolean;
  readAt: string;
}

/** An amount that a person typed for a rule: plain decimal, above zero. `Off` is its own choice. */
const amount = z
  .string()
  .trim()
  .regex(/^\d{1,15}(\.\d{1,4})?$/, "amountFormat")
  .refine((value) => Number(value.replace(".", "")) > 0, "amountZero");

export const ruleChange = z.strictObject({
  period: z.enum(LIMIT_PERIODS),
  setting: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("off") }),
    z.strictObject({ kind: z.literal("amount"), amount }),
  ]),
});

export const editLimitsInput = z.strictObject({
  operationId: z.uuid(),
  cardId: idText(100),
  /** The card's version that the form showed; an older one is refused as stale. */
  version: z.number().int(),
  rules: z
    .array(ruleChange)
    .min(1, "noChange")
    .max(LIMIT_PERIODS.length)
    .refine((rules) => new Set(rules.map((rule) => rule.period)).size === rules.length, "duplicateRule"),
  remark: writtenText(200).default(""),
});

export type EditLimitsInput = z.input<typeof editLimitsInput>;
