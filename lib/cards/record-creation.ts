import "server-only";
import { mirrorCard } from "@/lib/cards/mirror-card";
import type { Prisma, Tx } from "@/lib/core/db";
import type { IssuerCard } from "@/lib/issuing/types";

interface Asked {
  mode: string;
  pUserId: string | null;
  title: string;
}

/**
 * Puts a card that we created into the mirror, with what the issuer does not say of it and we know, because we asked
 * for it: its mode and its user. Gives the operation's result.
 */
export async function recordCreation(
  tx: Tx,
  card: IssuerCard,
  asked: Asked,
  at: Date,
): Promise<Prisma.InputJsonObject> {
  const { after } = await mirrorCard(tx, card, { at, from: "create" });
  await tx.card.update({
    where: { id: card.id },
    data: {
      ...(after.modeSource === "issuer" ? {} : { mode: asked.mode, modeSource: "recorded" }),
      ...(after.pUserIdSource === "issuer" || asked.pUserId === null
        ? {}
        : { pUserId: asked.pUserId, pUserIdSource: "recorded" }),
    },
  });
  return { cardId: card.id, status: after.status, title: after.title || asked.title };
}
