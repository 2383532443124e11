import "server-only";
import { z } from "zod";
import { issuerExecutor } from "@/lib/approvals/executor";
import { cardAsApproved, cardSnapshot } from "@/lib/cards/card-snapshot";
import { idText } from "@/lib/core/input";
import { editLimitsInput } from "@/lib/limit-rules/schema";
import { performLimitEdit } from "@/lib/limits/perform-limit-edit";

/** Changes rules that a second person agreed to. */
export const approvedLimitEdit = issuerExecutor({
  input: z.strictObject({ cardId: idText(100), rules: editLimitsInput.shape.rules }),
  permission: "limits.edit",
  readSnapshot: ({ cardId, rules }, how) => cardSnapshot(cardId, rules, how),
  execute: async (maker, context, { cardId, rules }, { operationId, reason, snapshot }) => {
    const { version } = await cardAsApproved(cardId, rules, snapshot);
    return performLimitEdit(maker, context, { operationId, cardId, version, rules, remark: reason });
  },
});
