import type { Page } from "@playwright/test";
import { accessibilityFindings } from "./support/accessibility";
import { confirm, openNewCard } from "./support/card-steps";
import { expect, test } from "./support/test";

interface Transaction {
  id: string;
  card: string;
  transactionAmount: string;
}

interface Answer<T> {
  items: T[];
  nextCursor: string | null;
  total: { count: number; capped: boolean };
}

const entries = (page: Page) => page.getByRole("table", { name: "Audit entries" });
const panel = (page: Page) => page.getByRole("dialog", { name: "Lock card" });

/** Makes a card of this test's own and locks it in the console; gives its id. */
async function lockNewCard(page: Page, reason: string): Promise<string> {
  const { id } = await openNewCard(page);
  await confirm(page, "Lock card", (form) => form.getByLabel("Reason").fill(reason));
  await expect(page.getByText(/is locked/).first()).toBeVisible();
  return id;
}

test("what was done to a card is found, opened with before and after, and reached by its own address", async ({
  page,
  signInAs,
}) => {
  await signInAs("finance");
  const cardId = await lockNewCard(page, "card left in a taxi");
  await page.goto("/audit?action=cards.lock");
  const row = entries(page).getByRole("row").filter({ hasText: "card left in a taxi" });
  await expect(row).toContainText("finance@example.com");
  await expect(row).toContainText("Done");
  await row.getByRole("link", { name: "Lock card" }).click();
  await expect(page).toHaveURL(/entry=\d+/);
  const change = panel(page).getByRole("row").filter({ hasText: "Status" });
  await expect(change).toContainText("Active");
  await expect(change).toContainText("Locked");
  for (const id of ["Request ID", "Operation ID", "Subject ID"]) {
    await expect(panel(page).getByRole("button", { name: `Copy ${id}` })).toBeVisible();
  }
  expect(await accessibilityFindings(page)).toEqual([]);

  await page.reload();
  await expect(panel(page)).toContainText("card left in a taxi");
  await page.keyboard.press("Escape");
  await expect(panel(page)).toBeHidden();
  await expect(page).toHaveURL(/action=cards.lock(?!.*entry)/);
  await expect(row.getByRole("link", { name: /E2E/ })).toHaveAttribute("href", `/cards/${cardId}`);
});

test("all entries of an operation are one step away", async ({ page, signInAs }) => {
  await signInAs("finance");
  await lockNewCard(page, "found no more");
  await page.goto("/audit");
  await entries(page)
    .getByRole("row")
    .filter({ hasText: "found no more" })
    .getByRole("link", { name: "Lock card" })
    .click();
  await panel(page).getByRole("button", { name: "All entries of this operation" }).click();
  await expect(page).toHaveURL(/q=[\da-f-]{36}/);
  await expect(entries(page).getByRole("row")).toHaveCount(2);
});

test("filters live in the address and can be taken back one by one", async ({ page, signInAs }) => {
  await signInAs("auditor");
  await page.goto("/audit");
  await page.getByRole("button", { name: "Action" }).click();
  await page.getByRole("checkbox", { name: "Sign in" }).check();
  await expect(page).toHaveURL(/action=session.sign-in/);
  await page.keyboard.press("Escape");
  await page.getByRole("searchbox").fill("auditor@");
  await expect(page).toHaveURL(/q=auditor/);
  await expect(entries(page).getByRole("row").nth(1)).toContainText("auditor@example.com");
  await page.getByRole("searchbox").fill("nobody-at-all");
  await expect(page.getByText("No entry matches")).toBeVisible();
  await page.getByRole("button", { name: "Remove filter Search: nobody-at-all" }).click();
  await expect(page.getByText("No entry matches")).toBeHidden();
  await page.reload();
  await expect(page.getByRole("button", { name: "Remove filter Action: Sign in" })).toBeVisible();
  await page.getByRole("button", { name: "Clear all" }).click();
  await expect(page).toHaveURL(/\/audit$/);
});

test("a period is chosen in days of the viewer's zone, and the wrong way round is told", async ({
  page,
  signInAs,
}) => {
  await signInAs("auditor");
  await page.goto("/audit");
  await page.getByRole("button", { name: "Period" }).click();
  const period = page.getByRole("dialog", { name: "Period" });
  await expect(period).toContainText("Asia/Hong_Kong");
  await period.getByLabel("From").fill("2020-01-02");
  await period.getByLabel("To").fill("2020-01-01");
  await expect(period.getByText("The end is before the start.")).toBeVisible();
  await period.getByLabel("To").fill("2020-01-03");
  await period.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/from=2020-01-02&to=2020-01-03/);
  await expect(page.getByText("No entry matches")).toBeVisible();
  await page.goto("/audit?from=2020-01-03&to=2020-01-02");
  await expect(page.getByRole("alert").filter({ hasText: "This filter cannot be used." })).toBeVisible();
});

test("a role without access is told which roles have it, and the data is refused too", async ({
  page,
  signInAs,
}) => {
  await signInAs("support");
  await page.goto("/audit");
  await expect(page.getByText("Administrator / Auditor / Finance")).toBeVisible();
  for (const path of ["/api/audit", "/api/audit/1"]) {
    const response = await page.request.get(path);
    expect(response.status()).toBe(403);
    expect((await response.json()).error.code).toBe("FORBIDDEN");
  }
});

test("an entry that is not there is told, and an open entry fits 360 px in every language", async ({
  page,
  signInAs,
}) => {
  await signInAs("finance");
  const cardId = await lockNewCard(page, "narrow");
  const { items } = await (await page.request.get(`/api/audit?action=cards.lock&subjectId=${cardId}`)).json();
  expect(items).toHaveLength(1);
  await page.goto("/audit?entry=999999999");
  await expect(page.getByText("Entry not found")).toBeVisible();
  await page.setViewportSize({ width: 360, height: 780 });
  for (const [locale, title] of [
    ["en", "Lock card"],
    ["zh-HK", "鎖定卡片"],
    ["zh-CN", "锁定卡片"],
  ] as const) {
    const url = `http://localhost:${process.env.E2E_PORT}`;
    await page.context().addCookies([{ name: "locale", value: locale, url }]);
    await page.goto(`/audit?entry=${items[0].id}`);
    await expect(page.getByRole("dialog", { name: title })).toContainText("narrow");
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, locale).toBeLessThanOrEqual(0);
    expect(await accessibilityFindings(page), locale).toEqual([]);
  }
});

test("transactions are read over HTTP page by page, each once, and bad questions are refused by name", async ({
  page,
  signInAs,
}) => {
  await signInAs("auditor");
  const first = await page.request.get("/api/transactions");
  const { items, total, nextCursor }: Answer<Transaction> = await first.json();
  expect(items).toHaveLength(50);
  expect(total).toEqual({ count: 1000, capped: true });
  expect(nextCursor).not.toBeNull();
  expect(items[0]?.transactionAmount).toMatch(/^-?\d+(\.\d+)?$/);

  const card = items[0]?.card ?? "";
  const seen: string[] = [];
  let cursor: string | null = "";
  let count = 0;
  while (cursor !== null) {
    const response = await page.request.get("/api/transactions", {
      params: { card, limit: "20", ...(cursor ? { cursor } : {}) },
    });
    const answer: Answer<Transaction> = await response.json();
    expect(answer.items.every((item) => item.card === card)).toBe(true);
    seen.push(...answer.items.map((item) => item.id));
    cursor = answer.nextCursor;
    count = answer.total.count;
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.length).toBe(count);

  for (const [query, field] of [
    ["limit=201", "limit"],
    ["offset=5", "offset"],
    ["minAmount=abc", "minAmount"],
    ["from=yesterday", "from"],
    ["cursor=x", "cursor"],
    ["q=4111111111111111", "q"],
  ]) {
    const refused = await page.request.get(`/api/transactions?${query}`);
    expect(refused.status(), query).toBe(400);
    const { error } = await refused.json();
    expect(error.code).toBe("INVALID_INPUT");
    expect(Object.keys(error.fields)).toEqual([field]);
  }
});
