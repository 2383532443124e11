import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import pg from "pg";
import { accessibilityFindings } from "./support/accessibility";
import { openNewCard } from "./support/card-steps";
import { isLive } from "./support/listening";
import { clearFaults, sandbox } from "./support/sandbox";
import { expect, test } from "./support/test";

const WITHIN_MS = 1_000;

const deliveries = (page: Page) => page.getByRole("table", { name: "Webhook deliveries" });
const rowOf = (page: Page, transactionId: string): Locator =>
  deliveries(page)
    .getByRole("row")
    .filter({ has: page.locator(`a[href="/transactions/${transactionId}"]`) });

interface Spent {
  transaction: { id: string };
}

/** Spends on the card, with a fault of the webhook armed before where one is named; gives the transaction's id. */
async function spend(card: string, fault?: string): Promise<string> {
  if (fault) await sandbox("faults", { operation: "webhook", fault });
  const { transaction } = await sandbox<Spent>("authorize", { card, amount: "7.25" });
  return transaction.id;
}

async function onDatabase(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  await client.query(statement);
  await client.end();
}

test.afterEach(() => clearFaults());

test("a webhook is on screen within a second, tells what it changed, and a replay proves that nothing changes", async ({
  page,
  signInAs,
}) => {
  await signInAs("admin");
  const { id: card } = await openNewCard(page);
  await page.goto("/webhooks");
  await isLive(page);
  const times: number[] = [];
  let transaction = "";
  for (let n = 0; n < 5; n += 1) {
    const began = Date.now();
    transaction = await spend(card);
    const link = `a[href="/transactions/${transaction}"]`;
    await page.waitForFunction((found) => document.querySelector(found), link, {
      polling: "raf",
      timeout: 5_000,
    });
    times.push(Date.now() - began);
  }
  process.stdout.write(`  authorization to inbox: ${times.join(", ")} ms\n`);
  // The first one also warms the routes up; the middle one is what an operator is used to.
  expect(times.toSorted((a, b) => a - b)[2]).toBeLessThan(WITHIN_MS);

  const row = rowOf(page, transaction);
  await expect(row).toContainText("New: Authorized");
  await row.getByRole("link", { name: "Authorization" }).click();
  const panel = page.getByRole("dialog", { name: "Authorization" });
  await expect(panel.locator("pre")).toContainText(transaction);
  await expect(panel).toContainText("Issuer’s signature");
  await expect(panel).toContainText("127.0.0.1");
  expect(await accessibilityFindings(page)).toEqual([]);
  await panel.getByRole("button", { name: "Process again" }).click();
  await expect(page.getByText("Processed again: nothing changed")).toBeVisible();
  await expect(panel).toContainText("Last replay");

  await sandbox("settle", { transaction, amount: "6.00" });
  await panel.getByRole("button", { name: "All deliveries of this transaction" }).click();
  await expect(rowOf(page, transaction)).toHaveCount(2);
  await expect(rowOf(page, transaction).first()).toContainText("Authorized → Settled");
  await page.reload();
  await expect(rowOf(page, transaction)).toHaveCount(2);
});

test("repeated, repaired and refused deliveries are told apart, and a refused one changes nothing", async ({
  page,
  signInAs,
}) => {
  await signInAs("admin");
  const { id: card } = await openNewCard(page);
  await page.goto("/webhooks");
  await isLive(page);
  await expect(rowOf(page, await spend(card, "duplicate"))).toContainText("Sent 2 times");
  await expect(rowOf(page, await spend(card, "garbage-body"))).toContainText("Repaired JSON");

  const forged = await spend(card, "bad-signature");
  await page.getByRole("button", { name: "State" }).click();
  await page.getByRole("checkbox", { name: "Refused" }).check();
  await expect(page).toHaveURL(/state=refused/);
  await page.keyboard.press("Escape");
  const refused = deliveries(page).getByRole("row").filter({ hasText: "Wrong signature" }).first();
  await refused.getByRole("link", { name: "Unknown event" }).click();
  const panel = page.getByRole("dialog", { name: "Unknown event" });
  await expect(panel).toContainText("The body of a refused delivery is not stored.");
  await expect(panel.getByRole("button", { name: "Process again" })).toBeHidden();
  const { items } = await (await page.request.get(`/api/transactions?card=${card}`)).json();
  expect(items.map(({ id }: { id: string }) => id)).not.toContain(forged);

  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Replay all not understood" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Replay all" }).click();
  await expect(page.getByText(/processed again|Nothing to replay/)).toBeVisible();
});

test("what anybody may send is turned away, recorded and harmless", async ({ page, request, signInAs }) => {
  const text = JSON.stringify({ action: "Authorization", card_transaction: { id: randomUUID() } });
  for (const path of ["/api/webhooks/issuing", "/api/webhooks/issuing/a-guess"]) {
    expect((await request.post(path, { data: text })).status()).toBe(401);
  }
  expect((await request.post("/api/webhooks/issuing", { data: "x".repeat(300_000) })).status()).toBe(413);
  expect((await request.get("/api/webhooks/issuing")).status()).toBe(405);
  expect((await request.get("/api/webhooks")).status()).toBe(401);
  await signInAs("auditor");
  await page.goto("/webhooks?signature=missing_header,wrong_path");
  await expect(deliveries(page).getByRole("row").filter({ hasText: "Refused" }).first()).toBeVisible();
});

test("when the sync finds newer transactions than the last webhook, the console says that webhooks seem to be off", async ({
  page,
  signInAs,
}) => {
  await signInAs("admin");
  const { id: card } = await openNewCard(page);
  const transaction = await spend(card);
  await page.goto("/webhooks");
  await expect(rowOf(page, transaction)).toBeVisible();
  await expect(page.getByText("Webhooks seem to be off")).toBeHidden();
  await onDatabase("UPDATE webhook_delivery SET received_at = received_at - interval '3 hours'");
  await onDatabase(
    `UPDATE "transaction" SET sort_at = now() - interval '20 minutes' WHERE sort_at > now() - interval '20 minutes'`,
  );
  await page.reload();
  await expect(page.getByText("Webhooks seem to be off")).toBeVisible();
  const ready = await (await page.request.get("/api/health/ready")).json();
  expect(ready).toMatchObject({ ready: true, webhooks: { feed: "quiet" } });
  expect(await accessibilityFindings(page)).toEqual([]);
  await spend(card);
  await expect(page.getByText("Webhooks seem to be off")).toBeHidden();
});

test("who may not read the inbox is told who may, and who may not replay is not offered to", async ({
  page,
  signInAs,
}) => {
  await signInAs("support");
  await page.goto("/webhooks");
  await expect(page.getByText("Administrator / Finance / Auditor")).toBeVisible();
  for (const path of ["/api/webhooks", `/api/webhooks/deliveries/${randomUUID()}`]) {
    const response = await page.request.get(path);
    expect(response.status()).toBe(403);
    expect((await response.json()).error.code).toBe("FORBIDDEN");
  }
  await page.context().clearCookies();
  await signInAs("finance");
  await page.goto("/webhooks");
  await expect(deliveries(page)).toBeVisible();
  await expect(page.getByRole("button", { name: "Replay all not understood" })).toBeHidden();
});

test("the inbox and an open delivery fit 360 px in every language", async ({ page, signInAs }) => {
  await signInAs("admin");
  const { items } = await (await page.request.get("/api/webhooks?state=mirrored,unchanged&limit=1")).json();
  expect(items).toHaveLength(1);
  await page.setViewportSize({ width: 360, height: 780 });
  for (const locale of ["en", "zh-HK", "zh-CN"]) {
    const url = `http://localhost:${process.env.E2E_PORT}`;
    await page.context().addCookies([{ name: "locale", value: locale, url }]);
    for (const address of ["/webhooks", `/webhooks?delivery=${items[0].id}`]) {
      await page.goto(address);
      await expect(address.includes("delivery=") ? page.locator("pre") : page.locator("h1")).toBeVisible();
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${locale} ${address}`).toBeLessThanOrEqual(0);
      expect(await accessibilityFindings(page), `${locale} ${address}`).toEqual([]);
    }
  }
  await page.goto(`/webhooks?delivery=${randomUUID()}`);
  await expect(page.getByText("没有此条投递")).toBeVisible();
});
