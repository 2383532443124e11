import { randomUUID } from "node:crypto";
import { compactDecrypt } from "jose";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { API, cardAnswer, type TestClient, withSandbox } from "../testing/client";
import { deriveSecretKey } from "./derive";
import { encrypt } from "./jwe";
import { makeKeyPair, readCoordinate, sharedSecret } from "./point";

const PCI = "/svc/card_issuer/api/v1";
const jwkAnswer = z.object({ jwk: z.object({ x: z.string(), y: z.string(), kid: z.string().optional() }) });
const blockAnswer = z.object({ jweCardBlock: z.string() });
const hiddenSide = z.object({
  card: z
    .object({
      physicalCardReferenceID: z.string().nullable(),
      activateCode: z.string().nullable(),
      status: z.string(),
    })
    .loose(),
});

async function exchange(client: TestClient, kid: string = randomUUID()) {
  const own = makeKeyPair();
  const hex = (part: Buffer) => part.toString("hex").replace(/^(00)+/, "");
  const body = { kty: "EC", crv: "P-256", kid, x: hex(own.x), y: hex(own.y) };
  const reply = await client.call("POST", `${PCI}/pci_session`, { body });
  const { jwk } = jwkAnswer.parse(reply.json);
  const x = readCoordinate(jwk.x) ?? Buffer.alloc(0);
  const y = readCoordinate(jwk.y) ?? Buffer.alloc(0);
  const secret = sharedSecret(own, x, y);
  return { kid, jwk, body, secret, key: secret && deriveSecretKey(kid, secret, "utf8") };
}

async function reveal(
  client: TestClient,
  referenceId: string,
  session: Awaited<ReturnType<typeof exchange>>,
) {
  const reply = await client.call(
    "GET",
    `${PCI}/pci_card_with_session?referenceID=${referenceId}&kid=${session.kid}`,
  );
  const { jweCardBlock } = blockAnswer.parse(reply.json);
  return compactDecrypt(jweCardBlock, session.key ?? new Uint8Array());
}

function pinBlock(
  session: Awaited<ReturnType<typeof exchange>>,
  pin: string,
  enc: "A256GCM" | "A128CBC-HS256" = "A256GCM",
) {
  return encrypt(Buffer.from(JSON.stringify({ password: pin })), session.key ?? Buffer.alloc(32), {
    enc,
    kid: session.kid,
  });
}

async function physicalCard(client: TestClient) {
  await client.control("reset", { seed: "demo" });
  const { cards } = client.sandbox.issuer.store.tables;
  const card = cards
    .all()
    .oldestFirst()
    .find((row) => row.form === "physical" && row.status === "Inactive");
  const { card: hidden } = hiddenSide.parse((await client.control(`card?card=${card?.id}`, {}, "GET")).json);
  return {
    id: card?.id ?? "",
    referenceID: card?.reference_id ?? "",
    activation: {
      isActivePhysicalCard: true,
      physicalCardReferenceID: hidden.physicalCardReferenceID,
      activateCode: hidden.activateCode,
    },
  };
}

const virtualCard = (client: TestClient) =>
  client.data(cardAnswer, "POST", `${API}/cards`, { card: { mode: "B2B" } });

describe("the full card number", () => {
  it("comes as a JWE that an independent library opens, once planted exactly as planted", async () => {
    await withSandbox({}, async (client) => {
      const card = await virtualCard(client);
      const planted = { card: card.id, pan: "3567720000000002", cvv: "987" };
      expect((await client.control("card-secrets", planted)).status).toBe(200);
      const { plaintext, protectedHeader } = await reveal(client, card.reference_id, await exchange(client));
      expect(protectedHeader).toMatchObject({ alg: "dir", enc: "A256GCM" });
      expect(JSON.parse(Buffer.from(plaintext).toString())).toEqual({
        pan: "3567720000000002",
        cvv: "987",
        expirationDate: expect.stringMatching(/^\d\d\/\d\d$/),
      });
    });
  });

  it("can come as A128CBC-HS256, opened by the same library", async () => {
    await withSandbox({}, async (client) => {
      const card = await virtualCard(client);
      await client.control("pci", { enc: "A128CBC-HS256" });
      const { protectedHeader } = await reveal(client, card.reference_id, await exchange(client));
      expect(protectedHeader.enc).toBe("A128CBC-HS256");
    });
  });

  it.each(["bad-tag", "truncated", "zip-header", "wrong-alg"])("%s cannot be opened", async (cardBlock) => {
    await withSandbox({}, async (client) => {
      const card = await virtualCard(client);
      await client.control("pci", { cardBlock });
      await expect(reveal(client, card.reference_id, await exchange(client))).rejects.toThrow();
    });
  });
});

describe("the key exchange", () => {
  it("can force short coordinates, a short secret and a wrong kid, and still agrees", async () => {
    await withSandbox({}, async (client) => {
      const card = await virtualCard(client);
      await client.control("pci", { serverKey: "leading-zero" });
      const short = await exchange(client);
      expect(Math.min(short.jwk.x.length, short.jwk.y.length)).toBeLessThanOrEqual(62);
      await reveal(client, card.reference_id, short);
      await client.control("pci", { serverKey: "leading-zero-z", coordinates: "base64url" });
      const shortSecret = await exchange(client);
      expect([shortSecret.secret?.[0], shortSecret.jwk.x.length]).toEqual([0, 43]);
      await reveal(client, card.reference_id, shortSecret);
      await client.control("pci", { serverKey: "random", kid: "wrong" });
      const wrong = await exchange(client);
      expect(wrong.jwk.kid).not.toBe(wrong.kid);
    });
  });

  it("can answer a point that is not on the curve", async () => {
    await withSandbox({}, async (client) => {
      await client.control("pci", { serverKey: "off-curve" });
      expect((await exchange(client)).secret).toBeNull();
    });
  });

  it("refuses a client's point off the curve, a reused kid and a session that expired", async () => {
    await withSandbox({}, async (client) => {
      const card = await virtualCard(client);
      const session = await exchange(client);
      const post = (body: object) => client.call("POST", `${PCI}/pci_session`, { body });
      expect((await post(session.body)).status).toBe(400);
      const moved = {
        ...session.body,
        kid: randomUUID(),
        y: session.body.y.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
      };
      expect((await post(moved)).status).toBe(400);
      await client.control("clock", { offset_ms: 5 * 60_000 });
      const late = await client.call(
        "GET",
        `${PCI}/pci_card_with_session?referenceID=${card.reference_id}&kid=${session.kid}`,
      );
      expect(late.json).toMatchObject({ code: "SBX-SESSION-EXPIRED" });
    });
  });
});

describe("PIN and activation", () => {
  it.each([`${PCI}/pci_pin_with_session`, "/api/v1/pci_pin_with_session"])(
    "%s activates a physical card with its code, and the card then pays",
    async (path) => {
      await withSandbox({}, async (client) => {
        const card = await physicalCard(client);
        const jwePinBlock = pinBlock(await exchange(client), "271828");
        const body = { referenceID: card.referenceID, jwePinBlock, ...card.activation };
        const wrong = await client.call("POST", path, { body: { ...body, activateCode: "WRONG" } });
        expect(wrong.json).toMatchObject({ code: "SBX-WRONG-ACTIVATION-CODE" });
        const reply = await client.call("POST", path, { body });
        expect(reply.json).toEqual({ status: "success" });
        expect((await client.control("check-pin", { card: card.id, pin: "271828" })).json).toEqual({
          matches: true,
        });
        const { json } = await client.call("GET", `${API}/cards/${card.id}`);
        expect(json).toMatchObject({ data: { status: "Active" } });
      });
    },
  );

  it("takes the raw JWE as the body when the query names the card, and a CBC block", async () => {
    await withSandbox({}, async (client) => {
      const card = await virtualCard(client);
      const jwe = pinBlock(await exchange(client), "1234", "A128CBC-HS256");
      const uri = `${PCI}/pci_pin_with_session?referenceID=${card.reference_id}`;
      expect((await client.call("POST", uri, { rawBody: jwe })).json).toEqual({ status: "success" });
      expect((await client.control("check-pin", { card: card.id, pin: "1234" })).json).toEqual({
        matches: true,
      });
    });
  });

  it("refuses a tampered block, a foreign key, a short PIN and activation of a virtual card", async () => {
    await withSandbox({}, async (client) => {
      const card = await virtualCard(client);
      const session = await exchange(client);
      const set = (jwePinBlock: string, more: object = {}) =>
        client.call("POST", `${PCI}/pci_pin_with_session`, {
          body: { referenceID: card.reference_id, jwePinBlock, ...more },
        });
      const good = pinBlock(session, "1234");
      const foreign = { ...session, key: Buffer.alloc(32, 7) };
      expect((await set(`${good.slice(0, -4)}AAAA`)).json).toMatchObject({ code: "SBX-JWE-UNREADABLE" });
      expect((await set(pinBlock(foreign, "1234"))).json).toMatchObject({ code: "SBX-JWE-UNREADABLE" });
      expect((await set(pinBlock(session, "12"))).json).toMatchObject({ code: "SBX-INVALID-PIN" });
      expect((await set(good, { isActivePhysicalCard: true })).status).toBe(400);
      const row = client.sandbox.issuer.store.tables.cards.find(card.id);
      expect(row?.pin).toBeNull();
    });
  });
});
