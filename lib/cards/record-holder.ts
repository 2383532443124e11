import "server-only";
import { recordAudit } from "@/lib/audit-log/record";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { cardLabel } from "@/lib/cards/card-dto";
import { recordHolderInput } from "@/lib/cards/schema";
import { db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { publish } from "@/lib/live/publish";

/**
 * Writes down who holds a card of which the issuer names no user, or with a null name takes that back. The issuer is
 * told nothing. The same again changes nothing.
 * @throws AppError FORBIDDEN, INVALID_INPUT (`cardNumber`: the name holds what looks like one), NOT_FOUND,
 *   NOT_ALLOWED_NOW (the issuer names the user), STALE (another name stands than the form showed)
 */
export async function recordHolder(viewer: Viewer, context: RequestContext, raw: unknown): Promise<void> {
  assertPermission(viewer, "cards.record_holder");
  const { cardId, name, shown } = parseInput(recordHolderInput, raw);
  const card = await db().card.findUnique({ where: { id: cardId } });
  if (!card) throw new AppError("NOT_FOUND", `no card ${cardId}`);
  if (card.pUserId) throw new AppError("NOT_ALLOWED_NOW", "the issuer names the user of this card");
  await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM card WHERE id = ${cardId} FOR UPDATE`;
    const before = await tx.cardHolder.findUnique({ where: { cardId } });
    const standing = before?.name ?? null;
    if (standing === name) return;
    if (standing !== shown) throw new AppError("STALE", "another holder was recorded meanwhile");
    const recorded = { recordedById: viewer.id, recordedAt: context.clock.now() };
    if (name === null) await tx.cardHolder.delete({ where: { cardId } });
    else
      await tx.cardHolder.upsert({
        where: { cardId },
        create: { cardId, name, ...recorded },
        update: { name, ...recorded },
      });
    await recordAudit(
      {
        actor: viewer,
        action: "cards.record_holder",
        outcome: "succeeded",
        subject: { type: "card", id: cardId, label: cardLabel(card) },
        requestId: context.requestId,
        before: { holder: standing },
        after: { holder: name },
      },
      tx,
    );
    await publish(tx, { topic: "cards", id: cardId, cardId });
  });
}
