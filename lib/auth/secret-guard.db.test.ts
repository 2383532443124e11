import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireFreshStepUp } from "@/lib/auth/secret-guard";
import { openSession, type Viewer } from "@/lib/auth/sessions";
import { activateCard } from "@/lib/cards/activate-card";
import { setPin } from "@/lib/cards/set-pin";
import { systemClock } from "@/lib/core/clock";
import { db } from "@/lib/core/db";
import { readChallenge } from "@/lib/issuing/read-challenge";
import { claimChallenge } from "@/lib/three-ds/claim-challenge";
import { keepCode } from "@/lib/three-ds/keep-code";
import { relayCode } from "@/lib/three-ds/relay-code";
import { revealCode } from "@/lib/three-ds/reveal-code";
import { saveContact } from "@/lib/three-ds/save-contact";
import { createUser } from "@/lib/users/create-user";
import { editUser } from "@/lib/users/edit-user";
import { revealIdentity } from "@/lib/users/reveal-identity";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";
import { newPhysicalCard, steppedUp } from "@/scripts/testing/secrets-fixture";
import { steppedUpSession } from "@/scripts/testing/stepped-up-session";

const MOST = 3;
const BUDGETS = ["code", "pin", "contact", "identity"] as const;
let fixture: CardFixture;

beforeAll(async () => {
  const budgets = BUDGETS.map((name) => [`${name.toUpperCase()}_DAILY_BUDGET`, String(MOST)]);
  fixture = await startCardFixture({
    ...Object.fromEntries(budgets),
    DATA_ENCRYPTION_KEY: "a key of the tests, long enough to seal",
    RELAY_WEBHOOK_URL: "http://127.0.0.1:1/",
    RELAY_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 7).toString("base64")}`,
  });
});

afterAll(() => fixture.sandbox.stop());

/** A new admin; `session`: how the one he asks from stands. */
async function admin(session: "proven" | "unproven" | "long ago" | "elsewhere" = "proven"): Promise<Viewer> {
  const email = `${randomUUID()}@example.com`;
  const data = { email, name: "A", role: "admin" as const, passwordHash: "none" };
  const { id } = await db().staff.create({ data });
  const open = () => openSession(id, { address: "", userAgent: "" }, systemClock);
  if (session === "elsewhere") await steppedUpSession(id);
  const sessionId =
    session === "proven"
      ? await steppedUpSession(id)
      : session === "long ago"
        ? await steppedUpSession(id, new Date(Date.now() - 6 * 60_000))
        : await open();
  return { id, sessionId, email, name: "A", role: "admin", grants: [] };
}

const needs = (what: string) => ({ code: "NOT_ALLOWED_NOW", details: { needs: what } });

interface Act {
  action: string;
  /** Prepares one, and gives what does it. */
  ready(viewer: Viewer): Promise<(viewer: Viewer) => Promise<unknown>>;
}

/** A challenge whose code waits for this person. */
async function claimed(viewer: Viewer): Promise<string> {
  const now = new Date();
  const [deliveryId, verificationId] = [randomUUID(), randomUUID()];
  await db().webhookDelivery.create({
    data: { id: deliveryId, signature: "valid", contentHash: deliveryId, receivedAt: now },
  });
  const delivery = { id: deliveryId, isNew: true, receivedAt: now, signedAt: now };
  const said = readChallenge(JSON.stringify({ verification_id: verificationId, otp_code: "135790" }));
  if (!said) throw new Error("no challenge");
  await db().$transaction((tx) => keepCode(tx, delivery, said));
  const expiresAt = new Date(now.getTime() + 600_000);
  const { id } = await db().threeDsChallenge.create({
    data: { verificationId, deliveryId, receivedAt: now, expiresAt },
  });
  await claimChallenge(viewer, fixture.context(), { challengeId: id });
  return id;
}

/** Of somebody whose phone number nobody else has. */
const facts = () => ({
  firstName: "Tai Man",
  lastName: "Chan",
  callingCode: "+852",
  phoneNumber: String(50_000_000 + Math.floor(Math.random() * 9_999_999)),
  documentType: "ID_CARD",
  documentNumber: "A123456(3)",
  issuingCountry: "HKG",
  dateOfBirth: "1990-01-02",
});

async function someone(): Promise<string> {
  const { result } = await createUser(fixture.viewer("admin"), fixture.context(), {
    operationId: randomUUID(),
    ...facts(),
  });
  if (result && typeof result === "object" && "userId" in result) return String(result.userId);
  throw new Error("no user was made");
}

const ACTS: Record<string, Act> = {
  "a code's display": {
    action: "three_ds.reveal",
    ready: async (viewer) => {
      const challengeId = await claimed(viewer);
      return (by) => revealCode(by, fixture.context(), { challengeId, acknowledged: true });
    },
  },
  "a code's sending": {
    action: "three_ds.relay",
    ready: async (viewer) => {
      const challengeId = await claimed(viewer);
      const input = { challengeId, relayId: randomUUID(), adapter: "webhook", language: "en" };
      return (by) => relayCode(by, fixture.context(), input);
    },
  },
  "a contact's change": {
    action: "three_ds.save_contact",
    ready: async () => {
      const { id: cardId } = await fixture.newCard();
      return (by) => saveContact(by, fixture.context(), { cardId, email: "jo@example.com", language: "en" });
    },
  },
  "a user's other phone number": {
    action: "users.edit",
    ready: async () => {
      const userId = await someone();
      const { version } = await db().cardUser.findUniqueOrThrow({ where: { id: userId } });
      const edit = () => ({ operationId: randomUUID(), userId, version, ...facts() });
      return (by) => editUser(by, fixture.context(), edit());
    },
  },
  "a PIN": {
    action: "cards.set_pin",
    ready: async () => {
      const { id: cardId, version } = await fixture.newCard();
      return (by) =>
        setPin(by, fixture.context(), { operationId: randomUUID(), cardId, version, pin: "135790" });
    },
  },
  "an activation": {
    action: "cards.activate",
    ready: async () => {
      const { card, ...plastic } = await newPhysicalCard(fixture);
      const input = { cardId: card.id, version: card.version, pin: "135790", ...plastic };
      return (by) => activateCard(by, fixture.context(), { operationId: randomUUID(), ...input });
    },
  },
  "an identity's display": {
    action: "users.identity",
    ready: async () => {
      const userId = await someone();
      return (by) => revealIdentity(by, fixture.context(), { userId });
    },
  },
};

describe.each(Object.entries(ACTS))("%s", (_name, { action, ready }) => {
  const recorded = async (viewer: Viewer, outcome: string) => {
    const rows = await db().auditEntry.findMany({
      where: { actorId: viewer.id, action, outcome },
      orderBy: { id: "asc" },
    });
    return rows.map((row) => row.errorCode);
  };

  test.each(["unproven", "long ago", "elsewhere"] as const)(
    "needs a fresh step-up of this very session: %s is refused and recorded, and then goes through",
    async (how) => {
      const viewer = await admin(how);
      const act = await ready(viewer);
      await expect(act(viewer)).rejects.toMatchObject(needs("step-up"));
      expect(await recorded(viewer, "refused")).toEqual(["step-up"]);
      expect(await db().secretUse.count({ where: { staffId: viewer.id } })).toBe(0);
      await steppedUp(viewer);
      await act(viewer);
      expect(await recorded(viewer, "succeeded")).toEqual([null]);
    },
  );

  test("of many at once exactly the day's budget goes through, and each refusal is recorded", async () => {
    const viewer = await admin();
    const acts: ((viewer: Viewer) => Promise<unknown>)[] = [];
    for (let count = 0; count < MOST + 2; count += 1) acts.push(await ready(viewer));
    const ended = await Promise.allSettled(acts.map((act) => act(viewer)));
    expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(MOST);
    for (const one of ended) if (one.status === "rejected") expect(one.reason).toMatchObject(needs("budget"));
    expect(await recorded(viewer, "refused")).toEqual(["budget", "budget"]);
  });
});

test("the same act again counts once, somebody else's budget is their own, and a new day begins anew", async () => {
  const viewer = await admin();
  const other = await admin();
  const use = { budget: "pin", action: "cards.set_pin", subject: { type: "card", id: "c" } } as const;
  const [first, ...more] = Array.from({ length: MOST }, () => randomUUID());
  if (!first) throw new Error("no budget");
  for (const id of [first, first, ...more, first])
    await requireFreshStepUp(viewer, fixture.context(), { ...use, id });
  await expect(
    requireFreshStepUp(viewer, fixture.context(), { ...use, id: randomUUID() }),
  ).rejects.toMatchObject(needs("budget"));
  await requireFreshStepUp(other, fixture.context(), { ...use, id: randomUUID() });
  await db().secretUse.updateMany({
    where: { staffId: viewer.id },
    data: { usedAt: new Date(Date.now() - 86_400_000) },
  });
  await requireFreshStepUp(viewer, fixture.context(), { ...use, id: randomUUID() });
});

test("an edit that leaves the phone number as it is needs no step-up, and counts as no change of a contact", async () => {
  const viewer = await admin("unproven");
  const userId = await someone();
  const { version, phoneNumber } = await db().cardUser.findUniqueOrThrow({ where: { id: userId } });
  const edit = { operationId: randomUUID(), userId, version, ...facts(), phoneNumber, firstName: "Siu Ming" };
  expect((await editUser(viewer, fixture.context(), edit)).status).toBe("succeeded");
  expect(await db().secretUse.count({ where: { staffId: viewer.id } })).toBe(0);
});

test("nothing is sent to the issuer for a phone number that may not be changed", async () => {
  const viewer = await admin("unproven");
  const userId = await someone();
  const before = await db().cardUser.findUniqueOrThrow({ where: { id: userId } });
  const sent = await fixture.calls("editUser");
  for (const change of [{ callingCode: "+86" }, { phoneNumber: "99999999" }]) {
    const kept = { callingCode: before.callingCode, phoneNumber: before.phoneNumber };
    const edit = {
      operationId: randomUUID(),
      userId,
      version: before.version,
      ...facts(),
      ...kept,
      ...change,
    };
    await expect(editUser(viewer, fixture.context(), edit)).rejects.toMatchObject(needs("step-up"));
    expect(await db().operation.findUnique({ where: { id: edit.operationId } })).toBeNull();
  }
  expect(await fixture.calls("editUser")).toBe(sent);
  expect(await db().cardUser.findUniqueOrThrow({ where: { id: userId } })).toEqual(before);
});
