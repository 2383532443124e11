import type { Page } from "@playwright/test";
import { isLive } from "./support/listening";
import { expect, test } from "./support/test";

const box = (page: Page) => page.locator("section:has(table)").first();
const placeOf = (page: Page) => box(page).evaluate((element) => element.scrollTop);

test("whoever comes back to a list finds the row he left", async ({ page, signInAs }) => {
  await signInAs("admin");
  await page.goto("/transactions");
  await expect(page.locator("a[data-row]").nth(40)).toBeVisible();
  await isLive(page);
  await box(page).evaluate((element) => element.scrollTo(0, 700));
  await expect.poll(() => placeOf(page)).toBe(700);
  await page.getByRole("link", { name: "Users" }).click();
  await page.waitForURL("**/users");
  await expect(page.getByRole("heading", { level: 1, name: "Users" })).toBeVisible();
  await page.goBack();
  await page.waitForURL("**/transactions");
  await expect.poll(() => placeOf(page)).toBe(700);
  await page.getByRole("link", { name: "Cards", exact: true }).click();
  await page.waitForURL("**/cards");
  await page.getByRole("link", { name: "Transactions", exact: true }).click();
  await page.waitForURL("**/transactions");
  await expect(page.locator("a[data-row]").first()).toBeVisible();
  expect(await placeOf(page)).toBe(0);
});

test("a pressed row shows its panel at once, however long the server takes", async ({ page, signInAs }) => {
  await signInAs("admin");
  await page.goto("/transactions");
  let answer = () => {};
  const asked = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/\/transactions\/[^/?]+\?.*_rsc/, async (route) => {
    await asked;
    await route.continue();
  });
  await page.locator("a[data-row]").first().click();
  await expect(page.locator("[data-pending-panel]")).toBeVisible({ timeout: 1_000 });
  answer();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expect(page.locator("[data-pending-panel]")).toHaveCount(0);
});

test("j and k go on from the row whose panel is open, and the panel follows", async ({ page, signInAs }) => {
  await signInAs("admin");
  await page.goto("/transactions");
  const links = page.locator("a[data-row]");
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  await links.nth(3).click();
  await page.waitForURL(`**${hrefs[3]}`);
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("j");
  await page.waitForURL(`**${hrefs[4]}`);
  await expect(page.getByRole("dialog")).toBeVisible();
  await page.keyboard.press("k");
  await page.waitForURL(`**${hrefs[3]}`);
  await page.keyboard.press("Escape");
  await page.waitForURL("**/transactions");
});

for (const width of [1280, 1366, 1440]) {
  test(`the time of every payment is in sight at ${width} px, exact`, async ({ page, signInAs }) => {
    await signInAs("admin");
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/transactions");
    const time = page.locator("tbody tr").first().locator("time").last();
    await expect(time).toBeInViewport({ ratio: 1 });
    await expect(time).toHaveText(/^\d{1,2} \w{3}, \d\d:\d\d:\d\d/);
    const [right, edge] = await time.evaluate((element) => [
      element.getBoundingClientRect().right,
      element.closest("section")?.getBoundingClientRect().right ?? 0,
    ]);
    expect(right).toBeLessThanOrEqual(edge ?? 0);
  });
}

test("twenty payments are in sight at 1440 × 900", async ({ page, signInAs }) => {
  await signInAs("auditor");
  await page.goto("/transactions");
  await expect(page.locator("a[data-row]").nth(40)).toBeVisible();
  const inSight = await box(page).evaluate((element) => {
    const { bottom } = element.getBoundingClientRect();
    return [...element.querySelectorAll("tbody tr")].filter(
      (row) => row.getBoundingClientRect().bottom <= Math.min(bottom, innerHeight) + 1,
    ).length;
  });
  expect(inSight).toBeGreaterThanOrEqual(20);
});
