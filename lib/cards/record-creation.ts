import "server-only";
import { mirrorCard } from "@/lib/cards/mirror-card";
import type { Prisma, Tx } from "@/lib/core/db";
import { firstSaid } from "@/lib/issuing/keep-said";
import type { IssuerCard } from "@/lib/issuing/types";

interface Asked {
  mode: string;
  pUserId: string | null;
  title: string;
  type?: string | null | undefined;
  currency?: string | undefined;
  limits?: readonly { period: string; limitAmount: string }[] | undefined;
}

/**
 * Puts a card that we created into the mirror, with what the issuer does not say of it and we know, because we asked
 * for it: mode and user, title, currency, type and rules, field by field. Gives the operation's result.
 */
export async function recordCreation(
  tx: Tx,
  card: IssuerCard,
  asked: Asked,
  at: Date,
): Promise<Prisma.InputJsonObject> {
  const { after } = await mirrorCard(tx, firstSaid(card, sentFacts(asked)), { at, from: "create" });
  await tx.card.update({
    where: { id: card.id },
    data: {
      ...(after.modeSource === "issuer" ? {} : { mode: asked.mode, modeSource: "recorded" }),
      ...(after.pUserIdSource === "issuer" || asked.pUserId === null
        ? {}
        : { pUserId: asked.pUserId, pUserIdSource: "recorded" }),
      // The next sync reads the rules that nobody told, and the log of those that the card was created with.
      ...(card.limits === null || asked.limits?.length ? { detailSyncedAt: null } : {}),
    },
  });
  return { cardId: card.id, status: after.status, title: after.title || asked.title };
}

function sentFacts({ title, type, currency, limits }: Asked): Partial<IssuerCard> {
  const rules = limits?.map(({ period, limitAmount }) => ({ id: null, period, limitAmount }));
  return {
    title,
    type: type ?? null,
    settlementCurrency: currency ?? null,
    limits: rules?.map((rule) => ({ ...rule, usedAmount: "0.00", status: null })) ?? null,
  };
}
