import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { db } from "@/lib/core/db";
import { saveContact } from "@/lib/three-ds/save-contact";
import { startThreeDsFixture, type ThreeDsFixture } from "@/scripts/testing/three-ds-fixture";

const bodies: string[] = [];
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  bodies.push(Buffer.concat(chunks).toString());
  response.end();
});
let fixture: ThreeDsFixture;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  vi.stubEnv("THREE_DS_RELAY", "automatic");
  vi.stubEnv("RELAY_WEBHOOK_URL", `http://127.0.0.1:${port}/`);
  vi.stubEnv("RELAY_WEBHOOK_SECRET", `whsec_${Buffer.alloc(32, 7).toString("base64")}`);
  vi.stubEnv("RELAY_SMTP_URL", "smtp://127.0.0.1:1");
  vi.stubEnv("RELAY_SMTP_FROM", "cards@example.com");
  fixture = await startThreeDsFixture();
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const relays = (challengeId: string) =>
  db().relayDelivery.findMany({ where: { challengeId }, orderBy: { adapter: "asc" } });

test("a code goes out as it arrives, once for the same content, by the ways that reach the holder", async () => {
  const { row, code, text } = await fixture.challenge();
  await vi.waitFor(async () => expect(await relays(row.id)).toMatchObject([{ status: "sent" }]));
  await fixture.send(text);
  expect(await relays(row.id)).toMatchObject([
    { adapter: "webhook", requestedById: null, status: "sent", language: "en" },
  ]);
  expect(bodies.filter((body) => body.includes(`"code":"${code}"`))).toHaveLength(1);
  expect(await fixture.audited(row.id)).toContain("three_ds.relay succeeded");
});

test("with a contact it goes by e-mail too, in the holder's language", async () => {
  const card = await fixture.newCard();
  const contact = { cardId: card.id, email: "mei@example.com", language: "zh-CN" };
  await saveContact(fixture.support, fixture.context(), contact);
  const { row } = await fixture.challenge({ card_reference_id: card.referenceId });
  await vi.waitFor(async () =>
    expect(await relays(row.id)).toMatchObject([
      { adapter: "email", recipient: "m•••@example.com", language: "zh-CN", lastError: "unreachable" },
      { adapter: "webhook", language: "zh-CN", status: "sent" },
    ]),
  );
});

test("what came too late is not sent", async () => {
  const issued = new Date(fixture.clock.now().getTime() - 11 * 60_000);
  const { row } = await fixture.challenge({ p_created_at: issued.toISOString() });
  expect(await relays(row.id)).toEqual([]);
});
