import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { accessibilityFindings } from "./support/accessibility";
import { isLive } from "./support/listening";
import { sandbox } from "./support/sandbox";
import { expect, test } from "./support/test";

const rows = (page: Page) => page.getByRole("table", { name: "Transactions" }).locator("a[data-row]");
const search = (page: Page) => page.getByRole("searchbox", { name: /Last 4, merchant/ });
const hrefs = (page: Page) =>
  rows(page).evaluateAll((links) => links.map((link) => link.getAttribute("href")?.split("?")[0]));

test.describe("the list", () => {
  test.beforeEach(async ({ page, signInAs }) => {
    await signInAs("support");
    await page.goto("/transactions");
    await expect(rows(page).nth(5)).toBeVisible();
  });

  test("finds a payment by the card's last four digits and a part of the merchant's name, by keyboard alone", async ({
    page,
  }) => {
    const { items } = await (await page.request.get("/api/transactions?limit=50")).json();
    const wanted = items[7];
    const part = wanted.merchantName.slice(1, 5);
    await expect(async () => {
      await page.keyboard.press("/");
      await expect(search(page)).toBeFocused({ timeout: 500 });
    }).toPass();
    await page.keyboard.type(`${wanted.cardLast4} ${part}`);
    await expect(page).toHaveURL(new RegExp(`q=${wanted.cardLast4}`));
    const others = page.getByRole("row").filter({ has: rows(page), hasNotText: wanted.cardLast4 });
    await expect(others).toHaveCount(0);
    await expect(rows(page).first()).toContainText(part, { ignoreCase: true });
    await page.keyboard.press("Tab");
    await rows(page).first().focus();
    await page.keyboard.press("k");
    await expect(rows(page).first()).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/transactions\/[^?]+\?q=/);
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page).toHaveURL(/\/transactions\?q=/);
  });

  test("filters stand in the address, survive a reload, and each can be taken away", async ({ page }) => {
    await page.getByRole("button", { name: "Status" }).click();
    await page.getByRole("checkbox", { name: "Declined" }).check();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Amount" }).click();
    await page.getByLabel("At least").fill("1.2.3");
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page.getByText("Enter an amount such as 1234.50.")).toBeVisible();
    await page.getByLabel("At least").fill("10");
    await page.getByRole("button", { name: "Apply" }).click();
    await page.getByRole("button", { name: "Currency" }).click();
    await page.getByPlaceholder("Find in the list").fill("hong kong dollar");
    await page.getByRole("checkbox", { name: /HKD/ }).check();
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL(/status=Declined/);
    await expect(page).toHaveURL(/minAmount=10/);
    await expect(page).toHaveURL(/currency=HKD/);
    await expect(rows(page).first()).toBeVisible();
    const table = page.getByRole("table", { name: "Transactions" });
    await expect(table.getByRole("cell", { name: "Settled", exact: true })).toHaveCount(0);
    const found = await hrefs(page);
    await page.reload();
    await expect(rows(page).first()).toBeVisible();
    expect(await hrefs(page)).toEqual(found);
    await page.getByRole("button", { name: "Remove filter Status: Declined" }).click();
    await expect(page).not.toHaveURL(/status=/);
    await expect(table.getByRole("cell", { name: "Settled", exact: true }).first()).toBeVisible();
    await page.getByRole("button", { name: "Clear all" }).click();
    await expect(page).toHaveURL(/\/transactions$/);
  });

  test("a moving period is kept as such, and begins at the viewer's midnight", async ({ page }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.getByRole("button", { name: "Date" }).click();
    await page.getByRole("button", { name: "Last 7 days" }).click();
    await expect(page).toHaveURL(/period=last7$/);
    await expect(page.getByRole("button", { name: "Remove filter Date: Last 7 days" })).toBeVisible();
    await expect.poll(() => asked.some((url) => /api\/transactions\?from=/.test(url))).toBe(true);
  });

  test("pages to older transactions and back without losing one", async ({ page }) => {
    const pager = page.getByRole("navigation", { name: "Pages" });
    await page.goto("/transactions?type=Refund,Withdrawal,Sales&status=Settled");
    await expect(rows(page).first()).toBeVisible();
    const first = await hrefs(page);
    await pager.getByRole("button", { name: "Older" }).click();
    await expect(page).toHaveURL(/cursor=/);
    await expect.poll(async () => (await hrefs(page))[0]).not.toBe(first[0]);
    const second = await hrefs(page);
    expect(second.filter((row) => first.includes(row))).toEqual([]);
    await pager.getByRole("button", { name: "Newer" }).click();
    await expect.poll(async () => (await hrefs(page))[0]).toBe(first[0]);
    expect(await hrefs(page)).toEqual(first);
  });

  test("cuts a pasted card number before it is sent or stands in the address", async ({ page }) => {
    const sent: string[] = [];
    page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
    await search(page).fill("3567 7200 1234 8348");
    await search(page).press("Enter");
    await expect(search(page)).toHaveValue("356772******8348");
    await expect(page.getByText("A full card number was pasted.")).toBeVisible();
    await expect(page).toHaveURL(/q=356772\*{6}8348/);
    await expect(page.getByText("No transaction matches").or(rows(page).first())).toBeVisible();
    expect(sent.some((request) => /q=356772/.test(request))).toBe(true);
    expect(sent.filter((request) => /0012|1234|7200/.test(decodeURIComponent(request)))).toEqual([]);
  });

  test("when nothing matches it says which filter leaves nothing", async ({ page }) => {
    await page.goto("/transactions?status=Settled&q=no%20merchant%20is%20called%20this");
    await expect(page.getByText("No transaction matches")).toBeVisible();
    const way = page.getByRole("button", { name: /Without Search: no merchant is called this/ });
    await expect(way).toContainText("found");
    await expect(page.getByRole("button", { name: /Without Status/ })).toHaveCount(0);
    await way.click();
    await expect(rows(page).first()).toBeVisible();
    await expect(page).toHaveURL(/\/transactions\?status=Settled$/);
  });

  test("has no serious accessibility finding", async ({ page }) => {
    await page.goto("/transactions?status=Declined&period=month");
    await expect(page.getByRole("button", { name: "Clear all" })).toBeVisible();
    expect(await accessibilityFindings(page)).toEqual([]);
  });
});

test.describe("what comes by itself", () => {
  let card = "";
  const merchant = `Live ${randomUUID().slice(0, 8)}`;
  const spend = (name: string) => sandbox("authorize", { card, amount: "1.50", merchant_name: name });

  test.beforeEach(async ({ page, signInAs }) => {
    await signInAs("support");
    const { items } = await (await page.request.get("/api/cards?limit=1")).json();
    card = items[0].id;
  });

  test("is at the top of the first page without a reload, and marked", async ({ page }) => {
    await page.goto("/transactions");
    await isLive(page);
    await spend(merchant);
    await expect(rows(page).first()).toContainText(merchant);
    await expect(rows(page).first().locator("[data-fresh]")).toBeVisible();
    await expect(rows(page).nth(1).locator("[data-fresh]")).toHaveCount(0);
  });

  test("is counted on a deeper page, which stays as it is until one goes to see", async ({ page }) => {
    await page.goto("/transactions?type=Sales");
    await page.getByRole("button", { name: "Older" }).click();
    await expect(page).toHaveURL(/cursor=/);
    await isLive(page);
    await expect.poll(async () => (await hrefs(page)).length).toBe(50);
    const before = await hrefs(page);
    await spend(`${merchant} one`);
    await spend(`${merchant} two`);
    const pill = page.getByRole("button", { name: "2 new transactions" });
    await expect(pill).toBeVisible();
    expect(await hrefs(page)).toEqual(before);
    await pill.click();
    await expect(rows(page).first()).toContainText(merchant);
    await expect(pill).toHaveCount(0);
  });
});

test("every role reads transactions", async ({ page, signInAs }) => {
  for (const role of ["admin", "finance", "support", "auditor"] as const) {
    await page.context().clearCookies();
    await signInAs(role);
    await page.goto("/transactions");
    await expect(rows(page).first()).toBeVisible();
    await expect(page.getByRole("link", { name: "Transactions", exact: true })).toBeVisible();
  }
});
