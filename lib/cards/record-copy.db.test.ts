import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "@/lib/auth/sessions";
import { recordCopy } from "@/lib/cards/record-copy";
import { type Card, db } from "@/lib/core/db";
import { type RevealFixture, revealRequest, startRevealFixture } from "@/scripts/testing/reveal-fixture";

let at: RevealFixture;
beforeAll(async () => {
  at = await startRevealFixture();
});
afterEach(() => at.calm());
afterAll(() => at.fixture.sandbox.stop());

describe("copying", () => {
  const copied = (revealId: string) =>
    db().auditEntry.count({
      where: { action: "cards.reveal_copy", after: { path: ["revealId"], equals: revealId } },
    });

  test("is recorded for whoever revealed, field by field, within the 30 seconds", async () => {
    const { card } = await at.newCard();
    const viewer = await at.holder("cards.reveal_copy");
    const { revealId } = await revealed(viewer, card);
    for (const field of ["pan", "cvv", "expirationDate"]) {
      expect(await recordCopy(viewer, at.fixture.context(), { revealId, field })).toBeNull();
    }
    expect(await copied(revealId)).toBe(3);
    await expect(
      recordCopy(viewer, at.fixture.context(31), { revealId, field: "pan" }),
    ).rejects.toMatchObject({
      code: "STALE",
    });
    expect(await copied(revealId)).toBe(3);
  });

  test("is refused without its own grant, to another person or session, and for a reveal that gave nothing", async () => {
    const { card } = await at.newCard();
    const viewer = await at.holder();
    const { revealId, mayCopy } = await revealed(viewer, card);
    expect(mayCopy).toBe(false);
    const copy = (who: Viewer, over: object = {}) =>
      recordCopy(who, at.fixture.context(), { revealId, field: "pan", ...over });
    await expect(copy(viewer)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const other = await at.holder("cards.reveal_copy");
    await expect(copy(other)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(copy({ ...viewer, grants: other.grants, sessionId: randomUUID() })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(copy(other, { field: "pin" })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await at.fixture.fault("exchangeKey", "not-found");
    const failed = revealRequest(card);
    await expect(at.run(other, failed)).rejects.toThrow();
    await expect(copy(other, { revealId: failed.revealId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await copied(revealId)).toBe(0);
  });

  async function revealed(viewer: Viewer, card: Card) {
    const input = revealRequest(card);
    return { ...(await at.run(viewer, input)), revealId: input.revealId };
  }
});
