import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { claimChallenge } from "@/lib/three-ds/claim-challenge";
import { getChallenge } from "@/lib/three-ds/get-challenge";
import { releaseClaim } from "@/lib/three-ds/release-claim";
import { revealCode } from "@/lib/three-ds/reveal-code";
import { saveContact } from "@/lib/three-ds/save-contact";
import { startThreeDsFixture, type ThreeDsFixture } from "@/scripts/testing/three-ds-fixture";

let fixture: ThreeDsFixture;

beforeAll(async () => {
  fixture = await startThreeDsFixture();
});

const reveal = (viewer: typeof fixture.support, challengeId: string, more: Record<string, unknown> = {}) =>
  revealCode(viewer, fixture.context(), { challengeId, acknowledged: true, ...more });
const claim = (viewer: typeof fixture.support, challengeId: string) =>
  claimChallenge(viewer, fixture.context(), { challengeId });
const release = (viewer: typeof fixture.support, challengeId: string) =>
  releaseClaim(viewer, fixture.context(), { challengeId });
const refused = (problem: string) => ({ code: "NOT_ALLOWED_NOW", fields: { challengeId: problem } });

describe("claim", () => {
  test("of two at once exactly one wins, and the other is told who has it", async () => {
    for (let round = 0; round < 10; round += 1) {
      const { row } = await fixture.challenge();
      const [a, b] = await Promise.all([claim(fixture.support, row.id), claim(fixture.colleague, row.id)]);
      expect([a.claimed, b.claimed].sort()).toEqual([false, true]);
      const winner = a.claimed ? fixture.support : fixture.colleague;
      expect(a.challenge.claimedBy).toEqual({ id: winner.id, name: winner.name });
      expect(b.challenge.claimedBy).toEqual(a.challenge.claimedBy);
      expect((await fixture.audited(row.id)).sort()).toEqual([
        "three_ds.claim refused notClaimer",
        "three_ds.claim succeeded",
      ]);
    }
  });

  test("a repeated click is one claim and one audit row", async () => {
    const { row } = await fixture.challenge();
    await claim(fixture.support, row.id);
    fixture.pass(5);
    const again = await claim(fixture.support, row.id);
    expect(again).toMatchObject({ claimed: true });
    expect(again.challenge.claimedAt).not.toBe(fixture.clock.now().toISOString());
    expect(await fixture.audited(row.id)).toEqual(["three_ds.claim succeeded"]);
  });

  test("is refused without the permission, for an expired challenge, an unknown one and bad input", async () => {
    const { row } = await fixture.challenge();
    await expect(claim(fixture.finance, row.id)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(claim(fixture.auditor, row.id)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(claim(fixture.support, randomUUID())).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(claim(fixture.support, "1")).rejects.toMatchObject({ code: "INVALID_INPUT" });
    fixture.pass(600);
    await expect(claim(fixture.support, row.id)).rejects.toMatchObject(refused("expired"));
    expect(await db().threeDsChallenge.findUnique({ where: { id: row.id } })).toMatchObject({
      claimedById: null,
    });
  });
});

describe("release", () => {
  test("lets a colleague claim, and a repeated click changes nothing", async () => {
    const { row } = await fixture.challenge();
    await claim(fixture.support, row.id);
    expect((await release(fixture.support, row.id)).claimedBy).toBeNull();
    await release(fixture.support, row.id);
    expect((await claim(fixture.colleague, row.id)).claimed).toBe(true);
    expect(await fixture.audited(row.id)).toEqual([
      "three_ds.claim succeeded",
      "three_ds.release succeeded",
      "three_ds.claim succeeded",
    ]);
  });

  test("is refused for a colleague's claim and without the permission", async () => {
    const { row } = await fixture.challenge();
    await claim(fixture.support, row.id);
    await expect(release(fixture.colleague, row.id)).rejects.toMatchObject(refused("notClaimer"));
    await expect(release(fixture.auditor, row.id)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(release(fixture.support, randomUUID())).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("reveal", () => {
  test("gives the claimer the code once, audited", async () => {
    const { row, code } = await fixture.challenge();
    await claim(fixture.support, row.id);
    expect(await reveal(fixture.support, row.id)).toEqual({ code, showSeconds: 30 });
    await expect(reveal(fixture.support, row.id)).rejects.toMatchObject(refused("alreadyRevealed"));
    expect(await fixture.audited(row.id)).toEqual([
      "three_ds.claim succeeded",
      "three_ds.reveal succeeded",
      "three_ds.reveal refused alreadyRevealed",
    ]);
    const entries = await db().auditEntry.findMany({ where: { subjectId: row.id } });
    const texts = JSON.stringify(entries, (_, value) => (typeof value === "bigint" ? String(value) : value));
    expect(texts).not.toContain(code);
    const detail = await getChallenge(fixture.support, fixture.context(), { challengeId: row.id });
    expect(detail.revealedBy).toEqual({ id: fixture.support.id, name: fixture.support.name });
    expect(JSON.stringify(detail)).not.toContain(code);
  });

  test("of two clicks at once one is given the code", async () => {
    const { row } = await fixture.challenge();
    await claim(fixture.support, row.id);
    const both = await Promise.allSettled([reveal(fixture.support, row.id), reveal(fixture.support, row.id)]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("no audit row, no code: when the log cannot be written nothing is given and nothing is used up", async () => {
    const { row, code } = await fixture.challenge();
    await claim(fixture.support, row.id);
    await db().$executeRaw`ALTER TABLE audit_entry RENAME TO audit_entry_away`;
    try {
      await expect(reveal(fixture.support, row.id)).rejects.toThrow();
    } finally {
      await db().$executeRaw`ALTER TABLE audit_entry_away RENAME TO audit_entry`;
    }
    expect((await reveal(fixture.support, row.id)).code).toBe(code);
  });

  test("stays used up when the claim goes to a colleague", async () => {
    const { row } = await fixture.challenge();
    await claim(fixture.support, row.id);
    await reveal(fixture.support, row.id);
    await release(fixture.support, row.id);
    await claim(fixture.colleague, row.id);
    await expect(reveal(fixture.colleague, row.id)).rejects.toMatchObject(refused("alreadyRevealed"));
  });

  test("is refused without the permission, without a claim, to a colleague, without the tick, and for bad input", async () => {
    const { row } = await fixture.challenge();
    await expect(reveal(fixture.support, row.id)).rejects.toMatchObject(refused("notClaimer"));
    await claim(fixture.support, row.id);
    await expect(reveal(fixture.colleague, row.id)).rejects.toMatchObject(refused("notClaimer"));
    await expect(reveal(fixture.admin, row.id)).rejects.toMatchObject(refused("notClaimer"));
    for (const viewer of [fixture.auditor, fixture.finance]) {
      await expect(reveal(viewer, row.id)).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    for (const acknowledged of [false, undefined, "true"]) {
      await expect(reveal(fixture.support, row.id, { acknowledged })).rejects.toMatchObject({
        code: "INVALID_INPUT",
        fields: { acknowledged: "notAcknowledged" },
      });
    }
    await expect(reveal(fixture.support, randomUUID())).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await db().threeDsChallenge.findUniqueOrThrow({ where: { id: row.id } })).revealedAt).toBeNull();
  });

  test("is refused after the lifetime although no job has run, and shows no longer than the code lives", async () => {
    const early = await fixture.challenge();
    const late = await fixture.challenge();
    for (const { row } of [early, late]) await claim(fixture.support, row.id);
    fixture.pass(590);
    expect((await reveal(fixture.support, early.row.id)).showSeconds).toBe(10);
    fixture.pass(10);
    await expect(reveal(fixture.support, late.row.id)).rejects.toMatchObject(refused("expired"));
    expect(await db().webhookSecret.count({ where: { deliveryId: late.row.deliveryId } })).toBe(1);
  });

  test("says so when the code is not there any more, and is not used up by it", async () => {
    const { row } = await fixture.challenge();
    await claim(fixture.support, row.id);
    await db().webhookSecret.deleteMany({ where: { deliveryId: row.deliveryId } });
    await expect(reveal(fixture.support, row.id)).rejects.toMatchObject(refused("codeGone"));
    expect((await db().threeDsChallenge.findUniqueOrThrow({ where: { id: row.id } })).revealedAt).toBeNull();
  });

  test("a sealed code moved to another challenge does not open", async () => {
    const [one, other] = [await fixture.challenge(), await fixture.challenge()];
    await claim(fixture.support, other.row.id);
    const { sealed } = await db().webhookSecret.findUniqueOrThrow({
      where: { deliveryId: one.row.deliveryId },
    });
    await db().webhookSecret.update({ where: { deliveryId: other.row.deliveryId }, data: { sealed } });
    await expect(reveal(fixture.support, other.row.id)).rejects.toThrow();
  });

  test("the same announcement with another code: the new one is given, and once more", async () => {
    const said = fixture.body();
    await fixture.send(JSON.stringify(said));
    const { id } = await db().threeDsChallenge.findUniqueOrThrow({
      where: { verificationId: said.verification_id },
    });
    await claim(fixture.support, id);
    expect((await reveal(fixture.support, id)).code).toBe(said.otp_code);
    await fixture.send(JSON.stringify({ ...said, otp_code: "000042" }));
    expect((await reveal(fixture.support, id)).code).toBe("000042");
  });
});

describe("contact", () => {
  const save = (viewer: typeof fixture.support, cardId: string, more: Record<string, unknown> = {}) =>
    saveContact(viewer, fixture.context(), { cardId, email: "jo@example.com", language: "zh-HK", ...more });

  test("is kept, changed and forgotten, audited with the address masked", async () => {
    const card = await fixture.newCard();
    await save(fixture.support, card.id);
    await save(fixture.support, card.id);
    await save(fixture.support, card.id, { email: "mei@example.org", phone: "+852 5555 1234" });
    await save(fixture.support, card.id, { email: "" });
    expect(await db().cardContact.count({ where: { cardId: card.id } })).toBe(0);
    const rows = await db().auditEntry.findMany({ where: { subjectId: card.id }, orderBy: { id: "asc" } });
    expect(rows.map(({ before, after }) => [before, after])).toEqual([
      [{}, { email: "j•••@example.com", language: "zh-HK" }],
      [
        { email: "j•••@example.com", language: "zh-HK" },
        { email: "m•••@example.org", language: "zh-HK", phone: "•••234" },
      ],
      [{ email: "m•••@example.org", language: "zh-HK", phone: "•••234" }, {}],
    ]);
  });

  test("is whole for those who send codes, masked for those who look on", async () => {
    const card = await fixture.newCard();
    const { row } = await fixture.challenge({ card_reference_id: card.referenceId });
    await save(fixture.support, card.id);
    const contact = async (viewer: typeof fixture.support) =>
      (await getChallenge(viewer, fixture.context(), { challengeId: row.id })).contact?.email;
    expect(await contact(fixture.support)).toBe("jo@example.com");
    expect(await contact(fixture.auditor)).toBe("j•••@example.com");
  });

  test("is refused without the permission, for an unknown card and bad input", async () => {
    const card = await fixture.newCard();
    await expect(save(fixture.auditor, card.id)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(save(fixture.finance, card.id)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(save(fixture.support, "none")).rejects.toMatchObject({ code: "NOT_FOUND" });
    for (const [more, field] of [
      [{ email: "not one" }, "email"],
      [{ email: "a@example.com\r\nBcc: b@example.com" }, "email"],
      [{ language: "fr" }, "language"],
      [{ phone: "call me" }, "phone"],
      [{ phone: "4111 1111 1111 1111" }, "phone"],
    ] as const) {
      await expect(save(fixture.support, card.id, more)).rejects.toMatchObject({
        code: "INVALID_INPUT",
        fields: { [field]: expect.any(String) },
      });
    }
  });
});
