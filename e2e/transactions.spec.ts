import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { sandbox } from "./support/sandbox";
import { expect, test } from "./support/test";

const rows = (page: Page) => page.getByRole("table", { name: "Transactions" }).locator("a[data-row]");
const search = (page: Page) => page.getByRole("searchbox", { name: /Last 4, merchant/ });
const view = (page: Page) => page.getByRole("button", { name: /^Views:/ });

const hrefs = (page: Page) =>
  rows(page).evaluateAll((links) => links.map((link) => link.getAttribute("href")?.split("?")[0]));

async function act(page: Page, action: string) {
  await page.getByRole("button", { name: "View actions" }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

async function saveView(page: Page, name: string, fill: () => Promise<void> = async () => {}) {
  await act(page, "Save as view …");
  await page.getByRole("dialog", { name: "Save as view" }).getByLabel("Name").fill(name);
  await fill();
  await page.getByRole("button", { name: "Save view" }).click();
  await expect(view(page)).toContainText(name);
}

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
    await expect(rows(page).first()).toContainText(part, { ignoreCase: true });
    for (const row of await page
      .getByRole("row")
      .filter({ has: rows(page) })
      .all())
      await expect(row).toContainText(wanted.cardLast4);
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
    await page.getByLabel("At least").fill("1,0");
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
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.filter((found) => ["serious", "critical"].includes(found.impact ?? ""))).toEqual([]);
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
    await expect(page.locator('[data-live="live"]')).toBeVisible();
    await spend(merchant);
    await expect(rows(page).first()).toContainText(merchant);
    await expect(rows(page).first().locator("[data-fresh]")).toBeVisible();
    await expect(rows(page).nth(1).locator("[data-fresh]")).toHaveCount(0);
  });

  test("is counted on a deeper page, which stays as it is until one goes to see", async ({ page }) => {
    await page.goto("/transactions?type=Sales");
    await page.getByRole("button", { name: "Older" }).click();
    await expect(page).toHaveURL(/cursor=/);
    await expect(page.locator('[data-live="live"]')).toBeVisible();
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

test("a person's list opens with the view of their choice until they choose another", async ({
  page,
  signInAs,
}) => {
  const name = `Declines ${randomUUID().slice(0, 8)}`;
  await signInAs("auditor");
  await page.goto("/transactions?status=Declined");
  await expect(rows(page).first()).toBeVisible();
  await saveView(page, name, () => page.getByLabel("Open the list with this view").check());
  await expect(page).toHaveURL(/\?view=[\da-f-]{36}$/);

  await page.goto("/transactions");
  await expect(view(page)).toContainText(name);
  await expect(page.getByRole("button", { name: "Remove filter Status: Declined" })).toBeVisible();

  await page.getByRole("button", { name: "Type" }).click();
  await page.getByRole("checkbox", { name: "Purchase" }).check();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Edited", { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/status=Declined&type=Sales$/);
  await act(page, "Discard changes");
  await expect(page.getByText("Edited", { exact: true })).toHaveCount(0);
  await expect(page).toHaveURL(/\?view=[\da-f-]{36}$/);

  const holder = page.getByRole("columnheader", { name: "Holder" });
  await expect(holder).toBeVisible();
  await page.getByRole("button", { name: "Columns and density" }).click();
  await page.getByRole("checkbox", { name: "Holder" }).uncheck();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Edited", { exact: true })).toBeVisible();
  await act(page, `Save changes to “${name}”`);
  await expect(page.getByText("Edited", { exact: true })).toHaveCount(0);
  await page.reload();
  await expect(view(page)).toContainText(name);
  await expect(holder).toHaveCount(0);

  await view(page).click();
  await page.getByRole("menuitem", { name: "All" }).click();
  await expect(holder).toBeVisible();
  await expect(page).toHaveURL(/\?view=all$/);
  await expect(page.getByRole("button", { name: "Clear all" })).toHaveCount(0);

  await view(page).click();
  await page.getByRole("menuitem", { name }).click();
  await act(page, "Delete view");
  await expect(view(page)).toContainText("All");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(`View “${name}” is back`)).toBeVisible();
  await view(page).click();
  await page.getByRole("menuitem", { name }).click();
  await act(page, "No longer open the list with this view");
  await expect(page.getByText("The list now opens with everything")).toBeVisible();
  await page.goto("/transactions");
  await expect(view(page)).toContainText("All");
});

test("a view shared with a role is that role's to use, not to change, and another role's link leads nowhere", async ({
  page,
  signInAs,
}) => {
  const name = `For support ${randomUUID().slice(0, 8)}`;
  await signInAs("finance");
  await page.goto("/transactions?status=Declined&minAmount=1");
  await expect(rows(page).first()).toBeVisible();
  await saveView(page, name, () => page.getByRole("checkbox", { name: "Support" }).check());
  const link = page.url();

  await page.context().clearCookies();
  await signInAs("support");
  await page.goto("/transactions");
  await view(page).click();
  await page.getByRole("menuitem", { name }).click();
  await expect(page).toHaveURL(link);
  await expect(page.getByRole("button", { name: "Remove filter Status: Declined" })).toBeVisible();
  await page.getByRole("button", { name: "View actions" }).click();
  await expect(page.getByRole("menuitem", { name: "Copy link" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: /Rename|Delete view|Share/ })).toHaveCount(0);
  await page.keyboard.press("Escape");

  await page.context().clearCookies();
  await signInAs("auditor");
  await page.goto(link);
  await expect(page.getByText("This view is not there")).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(page.getByText("This view is not there")).toHaveCount(0);
});

test("a view's name is refused when it is taken or holds a card number, and nothing is saved", async ({
  page,
  signInAs,
}) => {
  const name = `Once ${randomUUID().slice(0, 8)}`;
  await signInAs("finance");
  await page.goto("/transactions?status=Settled");
  await expect(rows(page).first()).toBeVisible();
  await saveView(page, name);
  await act(page, "Save as view …");
  const dialog = page.getByRole("dialog", { name: "Save as view" });
  await dialog.getByLabel("Name").fill(name.toUpperCase());
  await dialog.getByRole("button", { name: "Save view" }).click();
  await expect(dialog.getByText("There is a view of this name already.")).toBeVisible();
  await dialog.getByLabel("Name").fill("Card 3567 7200 0006 8348");
  await dialog.getByRole("button", { name: "Save view" }).click();
  await expect(dialog.getByText("Leave card numbers out.")).toBeVisible();
});
