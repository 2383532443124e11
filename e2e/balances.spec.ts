import type { Page } from "@playwright/test";
import { accessibilityFindings } from "./support/accessibility";
import { clearFaults, sandbox } from "./support/sandbox";
import { expect, test } from "./support/test";

test.afterEach(() => clearFaults());

const rows = (page: Page) => page.getByRole("table", { name: "Balances of users" }).locator("a[data-row]");
const dialog = (page: Page, name: RegExp | string) => page.getByRole("dialog", { name });
const company = (page: Page) => page.getByRole("region", { name: "Company" });
const readAgain = (page: Page) => page.getByRole("button", { name: "Read again", exact: true });
const deposit = (currency: string, amount: string, user?: string) =>
  sandbox("deposit", { currency, amount, ...(user ? { p_user_id: user } : {}) });

/** The first read of all users comes by itself, a few seconds after the console started. */
async function openBalances(page: Page) {
  await page.goto("/balances");
  await expect(rows(page).first()).toBeVisible({ timeout: 30_000 });
}

/** Whose the first row is. */
async function firstUser(page: Page): Promise<string> {
  const href = (await rows(page).first().getAttribute("href")) ?? "";
  return decodeURIComponent(new URL(href, "http://console").pathname.split("/")[2] ?? "").slice(
    "user.".length,
  );
}

test.describe("reading", () => {
  test.beforeEach(async ({ page, signInAs }) => {
    await signInAs("finance");
    await openBalances(page);
  });

  test("finds a user, filters a currency and what is low, and keeps it in the address", async ({ page }) => {
    const user = await firstUser(page);
    await page.getByRole("searchbox").fill(user);
    await expect(page).toHaveURL(/q=/);
    await expect.poll(() => firstUser(page)).toBe(user);
    await page.getByRole("searchbox").fill("nobody is called this");
    await expect(page.getByText("No balance matches")).toBeVisible();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect(rows(page).first()).toBeVisible();
    await page.getByRole("button", { name: "Currency", exact: true }).click();
    await page.getByRole("checkbox", { name: "HKD" }).check();
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL(/currency=HKD/);
  });

  test("sorts by amount and by the time of reading, both ways", async ({ page }) => {
    const table = page.getByRole("table", { name: "Balances of users" });
    const amount = table.getByRole("columnheader", { name: "Balance" });
    await expect(amount).toHaveAttribute("aria-sort", "ascending");
    await amount.getByRole("link").click();
    await expect(page).toHaveURL(/sort=-amount/);
    await expect(amount).toHaveAttribute("aria-sort", "descending");
    await table.getByRole("columnheader", { name: "Read", exact: true }).getByRole("link").click();
    await expect(page).toHaveURL(/sort=read/);
    await expect(rows(page).first()).toBeVisible();
  });

  test("reads the company again and shows what came in, each currency for itself", async ({ page }) => {
    await deposit("CHF", "12.34");
    await deposit("KRW", "700");
    await readAgain(page).click();
    await expect(company(page).getByRole("link", { name: "CHF" })).toBeVisible();
    await expect(company(page).getByText("12.34")).toBeVisible();
    await expect(company(page).getByText("700", { exact: true })).toBeVisible();
    await expect(company(page).getByText("712.34")).toHaveCount(0);
  });

  test("reads one user again from its row", async ({ page }) => {
    const user = await firstUser(page);
    await deposit("NZD", "3.21", user);
    await page.getByRole("searchbox").fill(user);
    await expect(page).toHaveURL(/q=/);
    await page
      .getByRole("button", { name: /^Read the balances of/ })
      .first()
      .click();
    await expect(page.getByRole("table", { name: "Balances of users" }).getByText("3.21")).toBeVisible();
  });

  test("keeps the last amounts with their time when the issuer cannot be read, and says so", async ({
    page,
  }) => {
    const tiles = company(page).getByRole("listitem");
    const before = await tiles.count();
    await sandbox("faults", { operation: "getBalance", fault: "status-500", times: 40 });
    await readAgain(page).click();
    await expect(page.getByText("The issuer could not be reached").first()).toBeVisible();
    await expect(company(page).getByText(/You see what was read before/)).toBeVisible();
    await expect(tiles).toHaveCount(before);
    await clearFaults();
    await company(page).getByRole("button", { name: "Try again" }).click();
    await expect(company(page).getByText(/You see what was read before/)).toHaveCount(0);
  });

  test("says plainly that the issuer does not offer the call", async ({ page }) => {
    await sandbox("faults", { operation: "getBalance", fault: "not-found", times: 40 });
    await readAgain(page).click();
    await expect(
      page.getByText("The issuer does not offer this").or(page.getByText("The issuer refused this")).first(),
    ).toBeVisible();
  });
});

test.describe("history", () => {
  test("draws a currency over a period that stands in the address, with a table behind it", async ({
    page,
    signInAs,
  }) => {
    await signInAs("support");
    await openBalances(page);
    await deposit("SEK", "100.00");
    await readAgain(page).click();
    await company(page).getByRole("link", { name: "SEK" }).click();
    await page.waitForURL(/\/balances\/corporate\?currency=SEK/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Company");
    await deposit("SEK", "50.25");
    await readAgain(page).click();
    const chart = page.getByRole("img", {
      name: /^SEK balance, .*lowest 100\.00, highest 150\.25, now 150\.25/,
    });
    await expect(chart).toBeVisible();
    await expect(chart.locator("svg circle").last()).toBeVisible();
    await page.getByText("Show as a table").click();
    const table = page.getByRole("table", { name: "Readings, newest first" });
    await expect(table.getByRole("cell", { name: /150\.25/ })).toBeVisible();
    await expect(table.getByRole("cell", { name: /100\.00/ })).toBeVisible();
    await page.getByText("7 days").click();
    await expect(page).toHaveURL(/period=week/);
    await page.reload();
    await expect(page.getByRole("radio", { name: "7 days" })).toBeChecked();
    await expect(page.getByRole("button", { name: "Set alert" })).toHaveCount(0);
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  test("leads from a row to its user's history and on to the profile", async ({ page, signInAs }) => {
    await signInAs("finance");
    await openBalances(page);
    const user = await firstUser(page);
    await rows(page).first().click();
    await page.waitForURL(/\/balances\/user\./);
    await expect(page.getByRole("heading", { name: "History" })).toBeVisible();
    await page.getByRole("link", { name: "Open user" }).click();
    await page.waitForURL(`**/users/${encodeURIComponent(user)}`);
  });

  test("an owner that does not exist has no history", async ({ page, signInAs }) => {
    await signInAs("auditor");
    await page.goto("/balances/user.nobody");
    await expect(page.getByRole("heading", { name: "This page does not exist" })).toBeVisible();
  });
});

test.describe("alerts", () => {
  test("names every wrong field, raises once below, counts in the navigation and clears when it is back", async ({
    page,
    signInAs,
  }) => {
    await signInAs("finance");
    await openBalances(page);
    await deposit("DKK", "40.00");
    await readAgain(page).click();
    await expect(company(page).getByRole("link", { name: "DKK" })).toBeVisible();
    await page.getByRole("button", { name: "Low-balance alerts" }).click();
    const form = dialog(page, "Low-balance alerts");
    await form.getByRole("button", { name: "Set alert" }).click();
    await expect(form.getByText("Enter a currency code such as HKD.")).toBeVisible();
    await form.getByLabel("Currency").fill("DKK");
    await form.getByLabel("Alert below").fill("1.234");
    await form.getByRole("button", { name: "Set alert" }).click();
    await expect(form.getByText(/Enter an amount of 0 or more/)).toBeVisible();
    await form.getByLabel("Alert below").fill("100");
    await form.getByRole("button", { name: "Set alert" }).click();
    await expect(page.getByText("The alert is set")).toBeVisible();
    await expect(form.getByText("1 below")).toBeVisible();
    expect(await accessibilityFindings(page)).toEqual([]);
    await form.getByRole("button", { name: "Close", exact: true }).last().click();
    await expect(page.getByText("1 balance is below its alert")).toBeVisible();
    await expect(page.getByRole("link", { name: /Company: 40\.00 DKK, alert at 100\.00/ })).toBeVisible();
    await expect(page.getByRole("link", { name: "Balances 1 balance is low" })).toBeVisible();
    await deposit("DKK", "60.00");
    await readAgain(page).click();
    await expect(page.getByText("1 balance is below its alert")).toHaveCount(0);
    await expect(page.getByText("1 balance is low")).toHaveCount(0);
    await page.getByRole("button", { name: "Low-balance alerts" }).click();
    await form.getByRole("button", { name: "Remove the alert of Company in DKK" }).click();
    await expect(form.getByText("No alert is set.")).toBeVisible();
  });

  test("a user's own alert is set and removed on its history", async ({ page, signInAs }) => {
    await signInAs("finance");
    await openBalances(page);
    const user = await firstUser(page);
    await deposit("NOK", "500.00", user);
    await page.goto(`/balances/${encodeURIComponent(`user.${user}`)}?currency=NOK`);
    await expect(async () => {
      await readAgain(page).click();
      await expect(page.getByRole("link", { name: "NOK" })).toBeVisible({ timeout: 3_000 });
    }).toPass();
    await expect(page.getByText("No alert measures this balance.")).toBeVisible();
    await page.getByRole("button", { name: "Set alert" }).click();
    const form = dialog(page, /· NOK$/);
    await form.getByLabel("Alert below").fill("800");
    await form.getByRole("button", { name: "Set alert" }).click();
    await expect(page.getByText("Raised below 800.00 NOK")).toBeVisible();
    await expect(page.getByText("Low", { exact: true }).first()).toBeVisible();
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await expect(page.getByText("No alert measures this balance.")).toBeVisible();
    await expect(page.getByText("Low", { exact: true })).toHaveCount(0);
  });

  test("support sees alerts and can set none", async ({ page, signInAs }) => {
    await signInAs("support");
    await openBalances(page);
    await page.getByRole("button", { name: "Low-balance alerts" }).click();
    const list = dialog(page, "Low-balance alerts");
    await expect(list.getByText("Your role may see alerts, not change them.")).toBeVisible();
    await expect(list.getByRole("button", { name: "Set alert" })).toHaveCount(0);
  });
});

test("has no accessibility violations on the list", async ({ page, signInAs }) => {
  await signInAs("auditor");
  await openBalances(page);
  expect(await accessibilityFindings(page)).toEqual([]);
});

test("without a session nothing is read and the issuer is not asked", async ({ request }) => {
  const paths = ["", "/overview", "/history?owner=corporate", "/alerts", "/low", "/fresh?owners=corporate"];
  for (const path of paths) expect((await request.get(`/api/balances${path}`)).status()).toBe(401);
});
