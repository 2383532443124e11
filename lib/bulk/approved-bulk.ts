import "server-only";
import { z } from "zod";
import { consoleExecutor } from "@/lib/approvals/executor";
import { assertSnapshot } from "@/lib/approvals/snapshot";
import { createRun } from "@/lib/bulk/create-run";
import { getSelection, planBulk } from "@/lib/bulk/plan";
import { renewCards } from "@/lib/bulk/renew-cards";
import { bulkAct, selectionId } from "@/lib/bulk/schema";
import { cardsIn } from "@/lib/bulk/selected-cards";

/** Starts what a second person agreed to; the job then asks for one card after the other, as the maker. */
export const approvedBulk = consoleExecutor({
  input: z.strictObject({ selectionId, act: bulkAct }),
  permission: ({ act }) => act.kind,
  readSnapshot: async (input, { fresh }) => {
    if (fresh) {
      const selected = await cardsIn(await getSelection(input.selectionId));
      await renewCards(selected.flatMap(({ cardId }) => cardId ?? []));
    }
    return (await planBulk(input.selectionId, input.act)).snapshot;
  },
  apply: async (tx, maker, context, input, { operationId, approvalId, reason, snapshot }) => {
    const plan = await planBulk(input.selectionId, input.act, tx);
    assertSnapshot(plan.snapshot, snapshot);
    await createRun(tx, maker, context, { ...input, id: operationId, approvalId, reason, plan });
  },
});
