import { randomUUID } from "node:crypto";
import { z } from "zod";
import { hashPassword } from "@/lib/auth/password";
import { openSession, readSession, type Viewer } from "@/lib/auth/sessions";
import { mirrorCard } from "@/lib/cards/mirror-card";
import { systemClock } from "@/lib/core/clock";
import { type Card, db } from "@/lib/core/db";
import { issuer } from "@/lib/issuer/issuer";
import type { CardFixture } from "./card-fixture";

export const PASSWORD = "a long enough password";

export interface PhysicalCard {
  card: Card;
  physicalCardReferenceId: string;
  activateCode: string;
}

/** Somebody with a real session, as `readSession` gives him. */
export async function signedIn(
  role: Viewer["role"],
  grants: ("cards.reveal" | "cards.reveal_copy")[] = [],
): Promise<Viewer> {
  const email = `${randomUUID()}@example.com`;
  passwordHash ??= hashPassword(PASSWORD);
  const staff = await db().staff.create({
    data: { email, name: role, role, passwordHash: await passwordHash },
  });
  for (const permission of grants) {
    await db().staffGrant.create({
      data: {
        staffId: staff.id,
        permission,
        justification: "for the tests of this file",
        grantedById: staff.id,
        grantedAt: new Date(),
      },
    });
  }
  return again(await openSession(staff.id, { address: "", userAgent: "" }, systemClock));
}

let passwordHash: Promise<string> | undefined;

/** Who the session stands for now. */
export async function again(sessionId: string): Promise<Viewer> {
  const { viewer } = await readSession(sessionId, systemClock);
  if (!viewer) throw new Error("the session stands for nobody");
  return viewer;
}

/** Marks the session as stepped up, `secondsAgo`. */
export async function steppedUp(viewer: Viewer, secondsAgo = 0): Promise<Viewer> {
  await db().staffSession.update({
    where: { id: viewer.sessionId },
    data: { steppedUpAt: new Date(Date.now() - secondsAgo * 1000), stepUpMethod: "password" },
  });
  return viewer;
}

/** A physical card that waits for its activation, mirrored, with what came with it in the post. */
export async function newPhysicalCard(fixture: CardFixture): Promise<PhysicalCard> {
  const order = { count: 1, mode: "B2B", form: "physical", settlement_currency: "HKD" };
  const { cards, document } = purchased.parse(await fixture.sandbox.control("purchase", order));
  const { data } = await issuer().getCard({ cardId: cards[0] });
  const { after } = await mirrorCard(db(), data, { at: new Date(), from: "detail" });
  const [physicalCardReferenceId = "", activateCode = ""] =
    document.trim().split("\n").at(-1)?.split(",").slice(-2) ?? [];
  return { card: after, physicalCardReferenceId, activateCode: activateCode.trim() };
}

const purchased = z.object({ cards: z.tuple([z.string()]), document: z.string() });

/** Gives the card this number and security code, and mirrors what the issuer then tells of it. */
export async function plant(fixture: CardFixture, card: Card, pan: string, cvv: string): Promise<Card> {
  await fixture.sandbox.control("card-secrets", { card: card.id, pan, cvv });
  const { data } = await issuer().getCard({ cardId: card.id });
  const { after } = await mirrorCard(db(), data, { at: new Date(), from: "detail" });
  return after;
}

/** A fresh Luhn-valid number of the sandbox's range. */
export function freshPan(): string {
  const body = `356772${String(Math.floor(Math.random() * 1e9)).padStart(9, "0")}`;
  const sum = [...body].reverse().reduce((total, digit, index) => {
    const value = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

export async function pinMatches(fixture: CardFixture, cardId: string, pin: string): Promise<boolean> {
  const { matches } = await fixture.sandbox.control<{ matches: boolean }>("check-pin", { card: cardId, pin });
  return matches;
}
