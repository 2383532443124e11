import { accessibilityFindings } from "./support/accessibility";
import { rows } from "./support/card-steps";
import { clearFaults } from "./support/sandbox";
import { expect, test } from "./support/test";

test.afterEach(() => clearFaults());

test.describe("the list", () => {
  test.beforeEach(async ({ page, signInAs }) => {
    await signInAs("finance");
    await page.goto("/cards");
    await expect(rows(page).first()).toBeVisible();
  });

  test("filters by status, keeps it in the address, and an address leads back to it", async ({ page }) => {
    await page.getByRole("button", { name: "Status" }).click();
    await page.getByRole("checkbox", { name: "Locked" }).check();
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL(/status=Locked/);
    const table = page.getByRole("table", { name: "Cards" });
    await expect(table.getByText("Active", { exact: true })).toHaveCount(0);
    const found = await rows(page).allTextContents();
    expect(found.length).toBeGreaterThan(0);
    await page.goto(page.url());
    // The rows come a moment after the page around them.
    await expect(rows(page)).toHaveText(found);
    await page.getByRole("button", { name: "Remove filter Status: Locked" }).click();
    await expect(page).not.toHaveURL(/status=/);
    await expect(table.getByText("Active", { exact: true }).first()).toBeVisible();
  });

  test("finds a card by its last four digits, and says when nothing matches", async ({ page }) => {
    const last4 = /\d{4}/.exec((await rows(page).nth(3).textContent()) ?? "")?.[0] ?? "";
    const search = page.getByRole("searchbox");
    await search.fill(last4);
    await expect(page).toHaveURL(new RegExp(`q=${last4}`));
    await expect(rows(page).first()).toContainText(last4);
    await search.fill("no card is called this");
    await expect(page.getByText("No card matches")).toBeVisible();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect(rows(page).nth(5)).toBeVisible();
  });

  test("cuts a pasted card number before it is sent or stands in the address", async ({ page }) => {
    const sent: string[] = [];
    page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
    const search = page.getByRole("searchbox");
    await search.fill("3567 7200 1234 8348");
    await search.press("Enter");
    await expect(search).toHaveValue("356772******8348");
    await expect(page.getByText("A full card number was pasted.")).toBeVisible();
    await expect(page).toHaveURL(/q=356772\*{6}8348/);
    await expect(page.getByText("No card matches").or(rows(page).first())).toBeVisible();
    expect(sent.some((request) => /q=356772/.test(request))).toBe(true);
    expect(sent.filter((request) => /0012|1234|7200/.test(decodeURIComponent(request)))).toEqual([]);
  });

  test("pages to older cards and back without losing one", async ({ page }) => {
    const pager = page.getByRole("navigation", { name: "Pages" });
    const first = await rows(page).allTextContents();
    await pager.getByRole("button", { name: "Older" }).click();
    await expect(page).toHaveURL(/cursor=/);
    await expect(rows(page).first()).not.toHaveText(first[0] ?? "");
    const second = await rows(page).allTextContents();
    expect(second.filter((row) => first.includes(row))).toEqual([]);
    await pager.getByRole("button", { name: "Newer" }).click();
    await expect(rows(page).first()).toHaveText(first[0] ?? "");
    expect(await rows(page).allTextContents()).toEqual(first);
  });

  test("remembers the columns a person chose", async ({ page }) => {
    const header = page.getByRole("columnheader", { name: "Expires" });
    await expect(header).toBeVisible();
    await page.getByRole("button", { name: "Columns and density" }).click();
    await page.getByRole("checkbox", { name: "Expires" }).uncheck();
    await page.reload();
    await expect(page.getByRole("columnheader", { name: "Status" })).toBeVisible();
    await expect(header).toHaveCount(0);
  });

  test("works by keyboard: slash, j, Enter, Escape; closing a card leads back to the same list", async ({
    page,
  }) => {
    await page.goto("/cards?sort=pressure&currency=HKD");
    await expect(rows(page).first()).toBeVisible();
    const address = page.url();
    // The rows come from the server; the keys work once the page's script runs.
    await expect(async () => {
      await page.keyboard.press("/");
      await expect(page.getByRole("searchbox")).toBeFocused({ timeout: 500 });
    }).toPass();
    await rows(page).first().focus();
    await page.keyboard.press("j");
    await expect(rows(page).nth(1)).toBeFocused();
    await page.keyboard.press("Enter");
    const panel = page.getByRole("dialog");
    await expect(panel.getByRole("heading", { name: "Latest transactions" })).toBeVisible();
    await rows(page).first().click();
    await expect(rows(page).first()).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(panel).toHaveCount(0);
    expect(page.url()).toBe(address);
  });

  test("a card opens as a panel, and from there as a page without serious accessibility findings", async ({
    page,
  }) => {
    await rows(page).first().click();
    const panel = page.getByRole("dialog");
    await expect(panel.getByRole("heading", { name: "Limits", exact: true })).toBeVisible();
    await panel.getByRole("link", { name: "Open as full page" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("••••");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(
      page.getByText("Asia/Hong Kong (GMT+8)").or(page.getByText("Never resets")).first(),
    ).toBeVisible();
    expect(await accessibilityFindings(page)).toEqual([]);
  });
});
