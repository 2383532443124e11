import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { OPERATION_KINDS } from "@/lib/auth/operation-kinds";
import { activateCard } from "@/lib/cards/activate-card";
import { fetchCard } from "@/lib/cards/card-operation";
import { createCard } from "@/lib/cards/create-card";
import { lockCard } from "@/lib/cards/lock-card";
import { mirrorCard } from "@/lib/cards/mirror-card";
import { setPin } from "@/lib/cards/set-pin";
import { terminateCard } from "@/lib/cards/terminate-card";
import { unlockCard } from "@/lib/cards/unlock-card";
import { db } from "@/lib/core/db";
import { editLimits } from "@/lib/limits/edit-limits";
import { createUser } from "@/lib/users/create-user";
import { editUser } from "@/lib/users/edit-user";
import { linkCard } from "@/lib/users/link-card";
import { createWallet } from "@/lib/wallets/create-wallet";
import { readFeeRule } from "@/lib/wallets/issuer-fee-rule";
import { setFeeRule } from "@/lib/wallets/set-fee-rule";
import { alone } from "@/scripts/testing/alone";
import { putInForce } from "@/scripts/testing/approval-fixture";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";
import { newPhysicalCard } from "@/scripts/testing/secrets-fixture";
import { formOf, payer, submit } from "@/scripts/testing/transfer-fixture";

let fixture: CardFixture;
beforeAll(async () => {
  fixture = await startCardFixture();
  await putInForce(fixture, []);
  await fixture.sandbox.control("purchase", { count: 60, mode: "B2C", settlement_currency: "HKD" });
});
afterAll(() => fixture.sandbox.stop());

const admin = () => fixture.viewer("admin");
/** A snapshot costs a few dozen calls; run it with more by hand. */
const RUNS = 6;
let phones = 50_000_000;
let fees = 100;
const PIN = "918273";

function person() {
  phones += 1;
  return {
    callingCode: "852",
    phoneNumber: String(phones),
    documentType: "PASSPORT",
    documentNumber: `P${phones}`,
    firstName: "Mei",
    lastName: "Chan",
    dateOfBirth: "1990-01-31",
    issuingCountry: "HKG",
  };
}

async function newUser(): Promise<string> {
  const { result } = await createUser(admin(), fixture.context(), { operationId: randomUUID(), ...person() });
  return String(Object(result).userId);
}

async function knownCard(status?: "Locked") {
  const { id } = await fixture.newCard(status);
  return (await mirrorCard(db(), await fetchCard(id), { at: new Date(), from: "list" })).after;
}

type Ready = () => Promise<unknown>;

/** Each write: what it needs is made first, so that only its own call meets the fault. */
const WRITES: Record<string, { call: string; prepare(id: string): Promise<Ready> }> = {
  "create card": {
    call: "createCard",
    prepare: async (id) => () =>
      createCard(admin(), fixture.context(), {
        operationId: id,
        mode: "B2B",
        title: `Made ${id.slice(0, 8)}`,
        currency: "HKD",
        limits: [],
      }),
  },
  "lock card": {
    call: "lockCard",
    prepare: async (id) => {
      const { id: cardId, version } = await knownCard();
      return () => lockCard(admin(), fixture.context(), { operationId: id, cardId, version, reason: "lost" });
    },
  },
  "unlock card": {
    call: "unlockCard",
    prepare: async (id) => {
      const { id: cardId, version } = await knownCard("Locked");
      return () =>
        unlockCard(admin(), fixture.context(), { operationId: id, cardId, version, reason: "lost" });
    },
  },
  "terminate card": {
    call: "terminateCard",
    prepare: async (id) => {
      const { id: cardId, version, last4 } = await knownCard();
      const input = { operationId: id, cardId, version, reason: "lost", confirmLast4: last4 ?? "" };
      return () => terminateCard(admin(), fixture.context(), input);
    },
  },
  "activate card": {
    call: "setCardPin",
    prepare: async (id) => {
      const { card, physicalCardReferenceId, activateCode } = await newPhysicalCard(fixture);
      const activation = { physicalCardReferenceId, activateCode };
      const input = { operationId: id, cardId: card.id, version: card.version, pin: PIN, ...activation };
      return () => activateCard(admin(), fixture.context(), input);
    },
  },
  "set PIN": {
    call: "setCardPin",
    prepare: async (id) => {
      const { id: cardId, version } = await knownCard();
      return () => setPin(admin(), fixture.context(), { operationId: id, cardId, version, pin: PIN });
    },
  },
  "set fee rule": {
    call: "setTopupFeeRule",
    prepare: async (id) => {
      const { version } = await readFeeRule();
      fees += 1;
      const facts = {
        percentage: (fees / 100).toFixed(2),
        fixedAmount: "0.3",
        minAmount: "1",
        maxAmount: null,
      };
      return () => setFeeRule(admin(), fixture.context(), { operationId: id, version, ...facts });
    },
  },
  "edit limits": {
    call: "editCardLimit",
    prepare: async (id) => {
      const { id: cardId, version } = await knownCard();
      const rules = [{ period: "Daily", setting: { kind: "amount", amount: "250" } }];
      return () =>
        editLimits(admin(), fixture.context(), { operationId: id, cardId, version, rules, remark: "" });
    },
  },
  "create user": {
    call: "createUser",
    prepare: async (id) => () => createUser(admin(), fixture.context(), { operationId: id, ...person() }),
  },
  "edit user": {
    call: "editUser",
    prepare: async (id) => {
      const userId = await newUser();
      const { version } = await db().cardUser.findUniqueOrThrow({ where: { id: userId } });
      return () =>
        editUser(admin(), fixture.context(), {
          operationId: id,
          userId,
          version,
          ...person(),
          firstName: "Mei Ling",
        });
    },
  },
  "link card": {
    call: "linkCard",
    prepare: async (id) => {
      const userId = await newUser();
      return () => linkCard(admin(), fixture.context(), { operationId: id, userId });
    },
  },
  "create wallet": {
    call: "createWallet",
    prepare: async (id) => {
      const pUserId = await newUser();
      return () =>
        createWallet(admin(), fixture.context(), {
          operationId: id,
          pUserId,
          network: "TRON",
          currency: "USDT",
        });
    },
  },
  transfer: {
    call: "createTransfer",
    prepare: async (id) => {
      const form = { ...formOf(await payer(fixture, "100"), await payer(fixture)), formId: id };
      return () => alone(submit(fixture, form));
    },
  },
};

const READS = [
  "getCard",
  "listCards",
  "getCardLimitHistory",
  "getUser",
  "getWallet",
  "listWallets",
  "listTransfers",
  "getTopupFeeRule",
] as const;
const OWNERS = ["p_user_id", "user_id", "sender_user_id", "receiver_user_id"];

/** What the contract allows an issuer to be like while its answers are read. */
const issuers = fc.record({
  listOrder: fc.constantFrom("newest", "oldest", "random", "shuffled"),
  pageCap: fc.constantFrom(null, 3, 7),
  omit: fc.subarray([
    "p_created_at",
    "status",
    "title",
    "limits",
    "ref_id",
    "period",
    "percentage",
    ...OWNERS,
  ]),
  notOffered: fc.subarray([...READS]),
  notOfferedStatus: fc.constantFrom(403, 404, 405, 501),
  unreadable: fc.subarray([...READS]),
  /** Of these the first answers fail. */
  failing: fc.subarray([...READS]),
  clockMinutes: fc.constantFrom(-30, -12, 0, 30),
  clockEverywhere: fc.boolean(),
});

const FINAL = ["succeeded", "not_applied", "unconfirmed", "unknown", "refused"];

test("every kind of write to the issuer is tried", () => {
  expect(Object.keys(WRITES)).toHaveLength(Object.keys(OPERATION_KINDS).length);
});

test.each(Object.entries(WRITES))(
  "%s: what was done before the answer was lost is never called “not applied”",
  { timeout: 600_000 },
  async (_name, { call, prepare }) => {
    await fc.assert(
      fc.asyncProperty(issuers, fc.boolean(), async (shape, done) => {
        await fixture.calm();
        const { clockMinutes, clockEverywhere, failing, ...answers } = shape;
        const id = randomUUID();
        const send = await prepare(id);
        await fixture.sandbox.control("clock", {
          offset_ms: clockMinutes * 60_000,
          everywhere: clockEverywhere,
        });
        await fixture.fault(call, done ? "drop-after-effect" : "drop-before-effect");
        await send();
        await fixture.sandbox.control("shape", answers);
        for (const read of failing) await fixture.fault(read, "status-500", { times: 2 });
        const { status } = await fixture.follow(id, 60);
        await fixture.sandbox.control("clock", { reset: true });
        expect(FINAL).toContain(status);
        if (done) expect(status).not.toBe("not_applied");
        else expect(status).not.toBe("succeeded");
      }),
      { numRuns: RUNS },
    );
    await fixture.calm();
  },
);
