import { randomUUID } from "node:crypto";
import type { Viewer } from "@/lib/auth/sessions";
import { revealCard } from "@/lib/cards/reveal-card";
import type { RevealedCard } from "@/lib/cards/schema";
import { type Card, db } from "@/lib/core/db";
import { type CardFixture, startCardFixture } from "./card-fixture";
import { freshPan, plant, signedIn, steppedUp } from "./secrets-fixture";

/** A sandbox issuer with people who may reveal numbers: three a day each. */
export interface RevealFixture {
  fixture: CardFixture;
  run(viewer: Viewer, input: unknown): Promise<RevealedCard>;
  /** Somebody with the grant and a fresh step-up. */
  holder(...more: "cards.reveal_copy"[]): Promise<Viewer>;
  /** How often the issuer was asked for a key, and for a number. */
  asked(): Promise<[number, number]>;
  /** Action, outcome and error code of the audit rows about one reveal. */
  outcomes(revealId: string): Promise<[string, string, string | null][]>;
  newCard(): Promise<{ pan: string; card: Card }>;
  /** Call after each test. */
  calm(): Promise<void>;
}

export const CVV = "042";
export const REASON = "The cardholder asked for it by phone";

export function revealRequest(card: Card, over: object = {}) {
  return { revealId: randomUUID(), cardId: card.id, reason: REASON, ...over };
}

/** Call in `beforeAll`, before the first use of `env()`. */
export async function startRevealFixture(): Promise<RevealFixture> {
  const fixture = await startCardFixture({ REVEAL_DAILY_BUDGET: "3" });
  return {
    fixture,
    run: (viewer, input) => revealCard(viewer, fixture.context(), input),
    holder: async (...more) => steppedUp(await signedIn("support", ["cards.reveal", ...more])),
    asked: async () => [await fixture.calls("exchangeKey"), await fixture.calls("getFullCardNumber")],
    outcomes: async (revealId) => {
      const rows = await db().auditEntry.findMany({
        where: { after: { path: ["revealId"], equals: revealId } },
        orderBy: { id: "asc" },
      });
      return rows.map(({ action, outcome, errorCode }) => [action, outcome, errorCode]);
    },
    newCard: async () => {
      const pan = freshPan();
      return { pan, card: await plant(fixture, await fixture.newCard(), pan, CVV) };
    },
    calm: async () => {
      await fixture.calm();
      await fixture.sandbox.control("pci", {});
    },
  };
}
