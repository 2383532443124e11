import { createHmac, randomBytes, randomUUID } from "node:crypto";
import { createServer as createTcpServer } from "node:net";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { db, type ThreeDsChallenge } from "@/lib/core/db";
import { claimChallenge } from "@/lib/three-ds/claim-challenge";
import { emailAdapter } from "@/lib/three-ds/email-adapter";
import { getChallenge } from "@/lib/three-ds/get-challenge";
import type { RelayAdapter } from "@/lib/three-ds/relay-adapter";
import { relayCode } from "@/lib/three-ds/relay-code";
import { saveContact } from "@/lib/three-ds/save-contact";
import { sendRelay } from "@/lib/three-ds/send-relay";
import { webhookAdapter } from "@/lib/three-ds/webhook-adapter";
import { closeReceivers, outside, portOf, receiver, smtp } from "@/scripts/testing/relay-receivers";
import { startThreeDsFixture, type ThreeDsFixture } from "@/scripts/testing/three-ds-fixture";

let fixture: ThreeDsFixture;
beforeAll(async () => {
  fixture = await startThreeDsFixture();
});

afterEach(async () => {
  await closeReceivers();
});

const SECRET = `whsec_${randomBytes(32).toString("base64")}`;
const mail = (port: number, scheme = "smtp") =>
  emailAdapter({ url: `${scheme}://127.0.0.1:${port}`, from: "Cards <cards@example.com>" });
const hook = (url: string) => webhookAdapter({ url, secret: SECRET });

/** A challenge that Support has claimed, of a card with a contact. */
async function claimed(language = "en") {
  const card = await fixture.newCard();
  await saveContact(fixture.support, fixture.context(), {
    cardId: card.id,
    email: "mei@example.com",
    language,
  });
  const challenge = await fixture.challenge({ card_reference_id: card.referenceId });
  await claimChallenge(fixture.support, fixture.context(), { challengeId: challenge.row.id });
  return { ...challenge, card };
}

const relay = (row: ThreeDsChallenge, adapter: RelayAdapter, more: Record<string, unknown> = {}) =>
  relayCode(
    fixture.support,
    fixture.context(),
    { challengeId: row.id, relayId: randomUUID(), adapter: adapter.name, language: "en", ...more },
    [adapter],
  );

const stateOf = (relayId: string) => db().relayDelivery.findUniqueOrThrow({ where: { id: relayId } });
/** Waits for the attempt that began after the answer. */
const tried = (relayId: string, attempts = 1) =>
  vi.waitFor(async () => expect((await stateOf(relayId)).attempts).toBe(attempts), { timeout: 15_000 });
const log = async (row: ThreeDsChallenge) =>
  (await getChallenge(fixture.auditor, fixture.context(), { challengeId: row.id })).relays;

describe("by e-mail", () => {
  test("the cardholder gets the code in the chosen language, and the log shows no more than it may", async () => {
    const server = await smtp();
    const { row, code } = await claimed();
    const { relayId } = await relay(row, mail(server.port), { language: "zh-HK" });
    await tried(relayId);
    const [text = ""] = server.mails;
    expect(server.mails).toHaveLength(1);
    expect(text).toContain("To: mei@example.com");
    expect(text).toContain(`Message-ID: <${relayId}@example.com>`);
    const body = Buffer.from(text.split("\r\n\r\n").slice(1).join(""), "base64").toString();
    expect(body).toContain(`驗證碼：${code}`);
    expect(text.split("\r\n\r\n")[0]).not.toContain(code);
    expect(await log(row)).toMatchObject([
      { status: "sent", recipient: "m•••@example.com", language: "zh-HK", attempts: 1, lastError: null },
    ]);
    expect(JSON.stringify(await db().relayDelivery.findMany())).not.toContain(code);
    expect(await fixture.audited(row.id)).toEqual([
      "three_ds.claim succeeded",
      "three_ds.relay succeeded",
      "three_ds.relay_result succeeded",
    ]);
  });

  test("a server that is busy is tried again, and the code arrives once", async () => {
    const server = await smtp([451, 451]);
    const adapter = mail(server.port);
    const { row } = await claimed();
    const { relayId } = await relay(row, adapter);
    await tried(relayId);
    expect(await log(row)).toMatchObject([{ status: "queued", lastError: "busy", attempts: 1 }]);
    await sendRelay(relayId, fixture.clock, [adapter]);
    expect((await stateOf(relayId)).attempts).toBe(1);
    fixture.pass(2);
    await sendRelay(relayId, fixture.clock, [adapter]);
    fixture.pass(5);
    await Promise.all([1, 2, 3].map(() => sendRelay(relayId, fixture.clock, [adapter])));
    expect(await log(row)).toMatchObject([{ status: "sent", attempts: 3, nextTryAt: null }]);
    await sendRelay(relayId, fixture.clock, [adapter]);
    expect(server.mails).toHaveLength(1);
  });

  test("an address that the server refuses is not tried again", async () => {
    const server = await smtp([550]);
    const { row } = await claimed();
    const { relayId } = await relay(row, mail(server.port));
    await tried(relayId);
    expect(await stateOf(relayId)).toMatchObject({ status: "failed", lastError: "recipient" });
    expect(await fixture.audited(row.id)).toContain("three_ds.relay_result failed recipient");
  });

  test("a sign-in that the server refuses is not tried again", async () => {
    const server = await smtp([], {
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error("who are you")),
    });
    const { row } = await claimed();
    const adapter = emailAdapter({ url: `smtp://a:b@127.0.0.1:${server.port}`, from: "c@example.com" });
    const { relayId } = await relay(row, adapter);
    await tried(relayId);
    expect(await stateOf(relayId)).toMatchObject({ status: "failed", lastError: "auth" });
  });

  test("a certificate that nobody vouches for is refused: no code goes to it", async () => {
    const server = await smtp([], { secure: true });
    const { row } = await claimed();
    const { relayId } = await relay(row, mail(server.port, "smtps"));
    await tried(relayId);
    expect(await stateOf(relayId)).toMatchObject({ status: "queued", lastError: "tls" });
    expect(server.mails).toEqual([]);
  });

  test.skipIf(!outside)("a server elsewhere that offers no TLS gets no code", async () => {
    const server = await smtp([], {}, "0.0.0.0");
    const adapter = emailAdapter({ url: `smtp://${outside}:${server.port}`, from: "c@example.com" });
    const { row } = await claimed();
    const { relayId } = await relay(row, adapter);
    await tried(relayId);
    expect(await stateOf(relayId)).toMatchObject({ status: "queued", lastError: "tls" });
    expect(server.mails).toEqual([]);
  });

  test("a closed port is tried until the code expires, then given up with the reason kept", async () => {
    const closed = createTcpServer();
    await new Promise<void>((resolve) => closed.listen(0, "127.0.0.1", resolve));
    const port = portOf(closed);
    await new Promise((resolve) => closed.close(resolve));
    const adapter = mail(port);
    const { row } = await claimed();
    const { relayId } = await relay(row, adapter);
    await tried(relayId);
    expect(await stateOf(relayId)).toMatchObject({ status: "queued", lastError: "unreachable" });
    fixture.pass(580);
    await sendRelay(relayId, fixture.clock, [adapter]);
    expect(await stateOf(relayId)).toMatchObject({ status: "queued", attempts: 2 });
    fixture.pass(20);
    await sendRelay(relayId, fixture.clock, [adapter]);
    expect(await stateOf(relayId)).toMatchObject({
      status: "given_up",
      attempts: 2,
      lastError: "unreachable",
    });
  });

  test("a code that expired while it waited is not sent, although its bytes are still there", async () => {
    const server = await smtp([451]);
    const adapter = mail(server.port);
    const { row } = await claimed();
    const { relayId } = await relay(row, adapter);
    await tried(relayId);
    fixture.pass(601);
    expect(await db().webhookSecret.count({ where: { deliveryId: row.deliveryId } })).toBe(1);
    await sendRelay(relayId, fixture.clock, [adapter]);
    expect(await stateOf(relayId)).toMatchObject({ status: "given_up" });
    expect(server.mails).toEqual([]);
  });

  test("an address that was changed meanwhile gets nothing that was meant for the old one", async () => {
    const server = await smtp([451]);
    const adapter = mail(server.port);
    const { row, card } = await claimed();
    const { relayId } = await relay(row, adapter);
    await tried(relayId);
    const contact = { cardId: card.id, email: "other@example.net", language: "en" };
    await saveContact(fixture.support, fixture.context(), contact);
    fixture.pass(5);
    await sendRelay(relayId, fixture.clock, [adapter]);
    expect(await stateOf(relayId)).toMatchObject({ status: "failed", lastError: "no-contact" });
    expect(server.mails).toEqual([]);
  });
});

describe("by webhook", () => {
  test("the operator's system gets the code signed as Standard Webhooks say", async () => {
    const server = await receiver();
    const { row, code } = await claimed();
    const { relayId } = await relay(row, hook(server.url), { language: "zh-CN" });
    await tried(relayId);
    const [post] = server.posts;
    const id = post?.headers["webhook-id"];
    const timestamp = post?.headers["webhook-timestamp"];
    const key = Buffer.from(SECRET.slice("whsec_".length), "base64");
    const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${post?.body}`).digest("base64");
    expect(post?.headers["webhook-signature"]).toBe(`v1,${signature}`);
    expect(id).toBe(relayId);
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(60);
    expect(JSON.parse(post?.body ?? "")).toMatchObject({
      type: "three_ds.code",
      data: { verification_id: row.verificationId, code, language: "zh-CN", email: "mei@example.com" },
    });
    expect(await log(row)).toMatchObject([{ status: "sent", recipient: new URL(server.url).host }]);
  });

  test("a server that fails is tried again under the same id, until it answers", async () => {
    const server = await receiver([500, 429]);
    const adapter = hook(server.url);
    const { row } = await claimed();
    const { relayId } = await relay(row, adapter);
    await tried(relayId);
    for (const seconds of [2, 5]) {
      fixture.pass(seconds);
      await sendRelay(relayId, fixture.clock, [adapter]);
    }
    expect(await stateOf(relayId)).toMatchObject({ status: "sent", attempts: 3 });
    expect(server.posts.map((post) => post.headers["webhook-id"])).toEqual([relayId, relayId, relayId]);
  });

  test.each([
    [302, "redirected"],
    [401, "auth"],
    [404, "refused"],
  ])("an answer of %i ends it: %s", async (status, error) => {
    const server = await receiver([status]);
    const { row } = await claimed();
    const { relayId } = await relay(row, hook(server.url));
    await tried(relayId);
    expect(await stateOf(relayId)).toMatchObject({ status: "failed", lastError: error });
    expect(server.posts).toHaveLength(1);
  });

  test("needs no contact", async () => {
    const server = await receiver();
    const { row, card } = await claimed();
    await saveContact(fixture.support, fixture.context(), { cardId: card.id, email: "", language: "en" });
    const { relayId } = await relay(row, hook(server.url));
    await tried(relayId);
    expect(JSON.parse(server.posts[0]?.body ?? "").data.email).toBeNull();
  });
});

describe("is refused", () => {
  const none: RelayAdapter = {
    name: "webhook",
    needsContact: false,
    recipient: () => "nowhere",
    send: async () => ({ sent: false, error: "unreachable", final: false }),
  };
  const refused = (problem: string) => ({ code: "NOT_ALLOWED_NOW", fields: { challengeId: problem } });

  test("without the permission, the claim, a contact, the adapter, an unknown challenge and bad input", async () => {
    const { row, card } = await claimed();
    const input = { challengeId: row.id, relayId: randomUUID(), adapter: "webhook", language: "en" };
    const as = (viewer: typeof fixture.support, more: Record<string, unknown> = {}) =>
      relayCode(viewer, fixture.context(), { ...input, ...more }, [none]);
    for (const viewer of [fixture.auditor, fixture.finance]) {
      await expect(as(viewer)).rejects.toMatchObject({ code: "FORBIDDEN" });
    }
    await expect(as(fixture.colleague)).rejects.toMatchObject(refused("notClaimer"));
    await expect(as(fixture.support, { adapter: "email" })).rejects.toMatchObject(refused("adapterOff"));
    await expect(as(fixture.support, { adapter: "fax" })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(as(fixture.support, { language: "fr" })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    await expect(as(fixture.support, { challengeId: randomUUID() })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await saveContact(fixture.support, fixture.context(), { cardId: card.id, email: "", language: "en" });
    await expect(relay(row, mail(1))).rejects.toMatchObject(refused("contactNeeded"));
    expect(await db().relayDelivery.count({ where: { challengeId: row.id } })).toBe(0);
  });

  test("when the code is expired or gone", async () => {
    const { row } = await claimed();
    await db().webhookSecret.deleteMany({ where: { deliveryId: row.deliveryId } });
    await expect(relay(row, none)).rejects.toMatchObject(refused("codeGone"));
    fixture.pass(601);
    await expect(relay(row, none)).rejects.toMatchObject(refused("expired"));
  });

  test("while the same way is still being tried; a repeated click is the same sending", async () => {
    const { row } = await claimed();
    const relayId = randomUUID();
    const twice = await Promise.all([relay(row, none, { relayId }), relay(row, none, { relayId })]);
    expect(twice).toEqual([{ relayId }, { relayId }]);
    expect(await db().relayDelivery.count({ where: { challengeId: row.id } })).toBe(1);
    await tried(relayId);
    await expect(relay(row, none)).rejects.toMatchObject(refused("alreadyQueued"));
  });
});
