import "server-only";
import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/audit-log/record";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import { recordRefusal, secretRefused, spendSecretUse } from "@/lib/auth/secret-guard";
import type { Viewer } from "@/lib/auth/sessions";
import { cardLabel } from "@/lib/cards/card-dto";
import { type CardContact, db } from "@/lib/core/db";
import { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse";
import { publish } from "@/lib/live/publish";
import { toContactDto } from "@/lib/three-ds/get-challenge";
import { maskEmail } from "@/lib/three-ds/mask-recipient";
import { type ContactDto, contactInput } from "@/lib/three-ds/schema";

/**
 * Keeps where the codes of a card may be sent; without an e-mail address, forgets it. The audit log keeps the address
 * masked on both sides. It takes a fresh step-up and one of the day's budget.
 * @throws AppError FORBIDDEN, INVALID_INPUT, NOT_FOUND, NOT_ALLOWED_NOW
 */
export async function saveContact(
  viewer: Viewer,
  context: RequestContext,
  raw: unknown,
): Promise<ContactDto | null> {
  assertPermission(viewer, "three_ds.relay");
  const { cardId, email, language, phone } = parseInput(contactInput, raw);
  const answer = await db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM card WHERE id = ${cardId} FOR UPDATE`;
    const card = await tx.card.findUnique({ where: { id: cardId } });
    if (!card) throw new AppError("NOT_FOUND", `no card ${cardId}`);
    const before = await tx.cardContact.findUnique({ where: { cardId } });
    const wanted = email ? { email, language, phone: phone || null } : null;
    if (same(before, wanted)) return { saved: before };
    const fact = {
      action: "three_ds.save_contact",
      subject: { type: "card", id: cardId, label: cardLabel(card) },
    };
    const use = { budget: "contact", id: randomUUID() } as const;
    const missing = await spendSecretUse(tx, viewer, use, context.clock.now());
    if (missing) {
      await recordRefusal(tx, viewer, context, fact, missing);
      return { missing };
    }
    const stamp = { updatedAt: context.clock.now(), updatedById: viewer.id };
    const after = wanted
      ? await tx.cardContact.upsert({
          where: { cardId },
          create: { cardId, ...wanted, ...stamp },
          update: { ...wanted, ...stamp },
        })
      : null;
    if (!wanted) await tx.cardContact.deleteMany({ where: { cardId } });
    await recordAudit(
      {
        actor: viewer,
        ...fact,
        outcome: "succeeded",
        requestId: context.requestId,
        before: factsOf(before),
        after: factsOf(after),
      },
      tx,
    );
    await publish(tx, { topic: "three-ds", cardId });
    return { saved: after };
  });
  if (answer.missing) throw await secretRefused(viewer, answer.missing);
  return answer.saved ? toContactDto(answer.saved, true) : null;
}

type Wanted = Pick<CardContact, "email" | "language" | "phone">;

function same(a: Wanted | null, b: Wanted | null): boolean {
  if (!a || !b) return a === b;
  return a.email === b.email && a.language === b.language && a.phone === b.phone;
}

function factsOf(contact: CardContact | null) {
  if (!contact) return {};
  const phone = contact.phone ? { phone: `•••${contact.phone.slice(-3)}` } : {};
  return { email: maskEmail(contact.email), language: contact.language, ...phone };
}
