import { generateKeyPairSync, randomInt, randomUUID } from "node:crypto";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import type { Clock } from "@/lib/core/clock";
import { type Card, db, type ThreeDsChallenge } from "@/lib/core/db";
import { createSigner } from "@/lib/issuing/sign";
import { deliveriesAtRest } from "@/lib/webhooks/delivery-queue";
import { type Receipt, receiveWebhook } from "@/lib/webhooks/receive-webhook";
import { steppedUpSession } from "./stepped-up-session";

const URI = "/api/webhooks/issuing";
const APP_ID = "three-ds-tests";

/** A fixture with people, cards and an issuer that signs; time stands still until a test moves it. */
export interface ThreeDsFixture {
  admin: Viewer;
  support: Viewer;
  colleague: Viewer;
  finance: Viewer;
  auditor: Viewer;
  clock: { now(): Date };
  /** Moves the time; people stay stepped up from one delivery on for an hour. */
  pass(seconds: number): void;
  context(): RequestContext;
  /** A card with a holder. */
  newCard(): Promise<Card>;
  /** The body of a 3DS webhook with a code of its own. */
  body(
    more?: Record<string, unknown>,
  ): Record<string, unknown> & { otp_code: string; verification_id: string };
  /** Has the issuer send this text, rightly signed; processed when it resolves. */
  send(text: string): Promise<Receipt>;
  /** This text as the issuer signs it at a time (by default now), so that it can be delivered more than once. */
  signed(text: string, at?: Date): SignedWebhook;
  /** Delivers a signed webhook, byte for byte; processed when it resolves. */
  deliver(webhook: SignedWebhook): Promise<Receipt>;
  /** A challenge that has just come, and its code. */
  challenge(more?: Record<string, unknown>): Promise<{ row: ThreeDsChallenge; code: string; text: string }>;
  audited(challengeId: string): Promise<string[]>;
}

export interface SignedWebhook {
  uri: string;
  headers: Headers;
  body: Buffer;
}

/** Call in `beforeAll`, before the first use of `env()`. */
export async function startThreeDsFixture(): Promise<ThreeDsFixture> {
  let time = Date.now();
  const clock = { now: () => new Date(time) };
  let signingTime = clock.now();
  process.env.STEP_UP_MINUTES = "60";
  process.env.CODE_DAILY_BUDGET ??= "10000";
  const sign = trustNewIssuer({ now: () => signingTime });
  const body: ThreeDsFixture["body"] = (more = {}) => ({
    p_business_id: "business",
    card_reference_id: "unknown",
    verification_id: randomUUID(),
    business_name: "Example",
    card_num: "356772******8213",
    transaction_currency: "HKD",
    transaction_amount: "-101",
    merchant_id: "000000010000001",
    merchant_country: "HKG",
    merchant_city: "Hong Kong",
    merchant_name: "Harbour Books",
    p_created_at: clock.now().toISOString(),
    otp_code: String(randomInt(100_000, 1_000_000)),
    ...more,
  });
  const signed: ThreeDsFixture["signed"] = (text, at = clock.now()) => {
    signingTime = at;
    const body = Buffer.from(text);
    const headers: Record<string, string> = { ...sign({ method: "POST", uri: URI, body }) };
    return { uri: URI, headers: new Headers({ ...headers, "content-type": "application/json" }), body };
  };
  const deliver = async (webhook: SignedWebhook) => {
    await db().staffSession.updateMany({ data: { steppedUpAt: clock.now() } });
    const receipt = await receiveWebhook(webhook, clock);
    await deliveriesAtRest();
    return receipt;
  };
  const send = (text: string) => deliver(signed(text));
  return {
    ...(await hire(clock.now())),
    clock,
    pass: (seconds) => {
      time += seconds * 1000;
    },
    context: () => ({ requestId: randomUUID(), language: "en", clock }),
    newCard,
    body,
    send,
    signed,
    deliver,
    challenge: async (more) => {
      const said = body(more);
      const text = JSON.stringify(said);
      await send(text);
      const where = { verificationId: said.verification_id };
      return { row: await db().threeDsChallenge.findUniqueOrThrow({ where }), code: said.otp_code, text };
    },
    audited: async (challengeId) => {
      const rows = await db().auditEntry.findMany({
        where: { subjectId: challengeId },
        orderBy: { id: "asc" },
      });
      return rows.map((row) => [row.action, row.outcome, row.errorCode].filter(Boolean).join(" "));
    },
  };
}

function trustNewIssuer(clock: Clock) {
  const pem = { type: "pkcs8", format: "pem" } as const;
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  process.env.ISSUING_APP_ID = APP_ID;
  process.env.ISSUING_PRIVATE_KEY = String(privateKey.export(pem));
  process.env.ISSUING_WEBHOOK_PUBLIC_KEY = String(publicKey.export({ type: "spki", format: "pem" }));
  return createSigner({ appId: APP_ID, privateKey, clock });
}

async function hire(at: Date) {
  const one = async (name: string, role: Viewer["role"]): Promise<Viewer> => {
    const data = { email: `${name}@example.com`, name: `The ${name}`, role, passwordHash: "none" };
    const row = await db().staff.create({ data });
    const sessionId = await steppedUpSession(row.id, at);
    return { id: row.id, email: row.email, name: row.name, role, sessionId, grants: [] };
  };
  return {
    admin: await one("admin", "admin"),
    support: await one("support", "support"),
    colleague: await one("colleague", "support"),
    finance: await one("finance", "finance"),
    auditor: await one("auditor", "auditor"),
  };
}

async function newCard(): Promise<Card> {
  const now = new Date();
  const user = await db().cardUser.create({
    data: { id: randomUUID(), firstName: "Mei", lastName: "Wong", syncedAt: now },
  });
  return db().card.create({
    data: {
      id: randomUUID(),
      referenceId: randomUUID(),
      title: "Travel",
      status: "Active",
      settlementCurrency: "HKD",
      first6: "356772",
      last4: "8213",
      pUserId: user.id,
      sortAt: now,
      syncedAt: now,
      raw: {},
    },
  });
}
