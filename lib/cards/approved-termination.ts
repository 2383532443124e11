import "server-only";
import { z } from "zod";
import { issuerExecutor } from "@/lib/approvals/executor";
import { cardAsApproved, cardWorld } from "@/lib/cards/card-world";
import { performTermination } from "@/lib/cards/perform-termination";
import { idText } from "@/lib/core/input";

/** Ends a card that a second person agreed to end. */
export const approvedTermination = issuerExecutor({
  input: z.strictObject({ cardId: idText(100) }),
  permission: "cards.terminate",
  readWorld: ({ cardId }, how) => cardWorld(cardId, [], how),
  execute: async (maker, context, { cardId }, { operationId, reason, world }) => {
    const { version } = await cardAsApproved(cardId, [], world);
    return performTermination(maker, context, { operationId, cardId, version, reason });
  },
});
