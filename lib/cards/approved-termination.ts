import "server-only";
import { z } from "zod";
import { issuerExecutor } from "@/lib/approvals/executor";
import { cardAsApproved, cardSnapshot } from "@/lib/cards/card-snapshot";
import { performTermination } from "@/lib/cards/perform-termination";
import { idText } from "@/lib/core/input";

/** Ends a card that a second person agreed to end. */
export const approvedTermination = issuerExecutor({
  input: z.strictObject({ cardId: idText(100) }),
  permission: "cards.terminate",
  readSnapshot: ({ cardId }, how) => cardSnapshot(cardId, [], how),
  execute: async (maker, context, { cardId }, { operationId, reason, snapshot }) => {
    const { version } = await cardAsApproved(cardId, [], snapshot);
    return performTermination(maker, context, { operationId, cardId, version, reason });
  },
});
