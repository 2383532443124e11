import { z } from "zod";
import type { SecondPerson } from "@/lib/approvals/schema";
import { editLimitsInput } from "@/lib/limit-rules/schema";

const rulesAsText = z
  .string()
  .max(2_000)
  .transform((value, context): unknown => {
    try {
      return JSON.parse(value);
    } catch {
      context.addIssue({ code: "custom", message: "notJson" });
      return z.NEVER;
    }
  });

/** What a dialog is about to ask for, as far as the policy looks at it; in an address, so rules are JSON text. */
export const policyQuestion = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("transfers.create"),
    amount: z.string().regex(/^\d{1,15}(\.\d{1,4})?$/, "amountFormat"),
    currency: z.string().regex(/^[A-Z]{3,5}$/, "currencyFormat"),
  }),
  z.strictObject({
    kind: z.literal("limits.edit"),
    cardId: editLimitsInput.shape.cardId,
    version: z.coerce.number().int(),
    rules: rulesAsText.pipe(editLimitsInput.shape.rules),
  }),
  z.strictObject({ kind: z.enum(["cards.terminate", "wallets.fees", "team.grant", "approvals.policy"]) }),
]);
export type PolicyQuestion = z.input<typeof policyQuestion>;

/** `second` null: it is done at once. */
export interface PolicyAnswer {
  second: SecondPerson | null;
}
