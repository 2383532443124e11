import { generateKeyPairSync, randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/core/db";
import { type CardFixture, startCardFixture } from "@/scripts/testing/card-fixture";
import { getBalanceOverview } from "./get-balance-overview";
import { readAllBalances } from "./read-all-balances";
import { refreshBalances } from "./refresh-balances";

let fixture: CardFixture;
let server: Server;
let asked = 0;

/** An issuer whose gateway knows no such path, and says so without a code of its own. */
beforeAll(async () => {
  server = createServer((_request, response) => {
    asked += 1;
    response.writeHead(404).end();
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(address && typeof address === "object" ? address.port : 0);
    });
  });
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  fixture = await startCardFixture({
    ISSUING_API_URL: `http://127.0.0.1:${port}`,
    ISSUING_APP_ID: randomUUID(),
    ISSUING_PRIVATE_KEY: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
  });
});
afterAll(async () => {
  server.close();
  await fixture.sandbox.stop();
});

test("an issuer that does not offer the call is said so, and not asked again for every user", async () => {
  await db().cardUser.create({ data: { id: randomUUID(), syncedAt: new Date() } });
  expect(await readAllBalances()).toEqual({ read: 0, failed: 1, stoppedBy: "ISSUER_NOT_OFFERED" });
  expect(asked).toBe(1);
  const { corporate } = await getBalanceOverview(fixture.viewer("support"), fixture.context());
  expect(corporate).toMatchObject({ balances: [], readAt: null, problem: { code: "ISSUER_NOT_OFFERED" } });
  const refresh = refreshBalances(fixture.viewer("support"), fixture.context(), { owners: "corporate" });
  await expect(refresh).rejects.toMatchObject({ code: "ISSUER_NOT_OFFERED" });
});
