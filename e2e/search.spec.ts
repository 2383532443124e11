import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { accessibilityFindings } from "./support/accessibility";
import { dialog, openNewCard } from "./support/card-steps";
import { sandbox } from "./support/sandbox";
import { expect, test } from "./support/test";

const palette = (page: Page) => dialog(page, "Search");
const input = (page: Page) => palette(page).getByRole("combobox");
const options = (page: Page) => palette(page).getByRole("option");

async function open(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await expect(input(page)).toBeFocused();
}

test.beforeEach(async ({ signInAs }) => {
  await signInAs("admin");
});

test("finds a card by its digits and opens it, by keyboard alone", async ({ page }) => {
  const { id, last4, title } = await openNewCard(page);
  await page.goto("/audit");
  await open(page);
  await page.keyboard.type(`${last4} ${title}`);
  await expect(options(page).first()).toContainText(title);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/cards/${id}`));
  await expect(palette(page)).toHaveCount(0);
});

test("finds a declined payment by a last 4 and a part of the merchant's name", async ({ page }) => {
  const { id, last4 } = await openNewCard(page);
  const merchant = `茶餐廳 ${randomUUID().slice(0, 6)}`;
  await sandbox("authorize", { card: id, amount: "5000", merchant_name: merchant });
  await expect(page.getByText(merchant)).toBeVisible();
  await page.goto("/audit");
  await open(page);
  await page.keyboard.type(`${last4} ${merchant.slice(0, 7)}`);
  await expect(options(page).first()).toContainText("Declined");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/transactions\/|\/cards\//);
  await expect(page.getByText(merchant).first()).toBeVisible();
});

test("Enter before the answer opens what was typed, never what was found before", async ({ page }) => {
  const first = await openNewCard(page);
  const second = await openNewCard(page);
  await page.goto("/audit");
  await open(page);
  await page.keyboard.type(first.title);
  await expect(options(page).first()).toContainText(first.title);
  await input(page).fill(second.title);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/cards/${second.id}`));
});

test("a pasted full card number is cut before anything is sent", async ({ page }) => {
  await page.goto("/audit");
  await open(page);
  const sent: string[] = [];
  page.on("request", (request) =>
    sent.push(decodeURIComponent(`${request.url()} ${request.postData() ?? ""}`)),
  );
  await input(page).fill("3567 7200 0014 8348");
  await expect(input(page)).toHaveValue("356772******8348");
  await expect(palette(page).getByText("That was a full card number.")).toBeVisible();
  await expect.poll(() => sent.some((request) => request.includes("/api/search?q=356772"))).toBe(true);
  expect(sent.filter((request) => /0014|7200/.test(request))).toEqual([]);
  const refused = await page.request.get("/api/search?q=4111111111111111");
  expect(refused.status()).toBe(400);
});

test("goes to pages, changes the theme, and closes, giving the focus back", async ({ page }) => {
  await page.goto("/audit");
  await open(page);
  await page.keyboard.type("go lim");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/limits/);
  await open(page);
  await page.keyboard.type("dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  // It gives the focus back as it closes.
  await expect(palette(page)).toHaveCount(0);
  const button = page.getByRole("button", { name: "Search" });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(input(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(palette(page)).toHaveCount(0);
  await expect(button).toBeFocused();
});

test("shows what was opened lately, and keeps nothing but ids for that", async ({ page }) => {
  const { id, title, last4 } = await openNewCard(page);
  await page.goto("/audit");
  await open(page);
  await expect(palette(page).getByText("Recently opened")).toBeVisible();
  await expect(options(page).first()).toContainText(title);
  const kept = await page.evaluate(() => sessionStorage.getItem("recently-opened"));
  expect(kept).toContain(id);
  expect(kept).not.toContain(title);
  expect(kept).not.toMatch(new RegExp(`\\b${last4}\\b`));
});

test("loads nothing of the palette before its first use", async ({ page }) => {
  const asked: string[] = [];
  await page.goto("/audit");
  await expect(page.locator("[data-live]")).toBeVisible();
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await open(page);
  expect(asked.filter((path) => path.startsWith("/_next/static/") && path.endsWith(".js"))).not.toEqual([]);
  expect(asked).toContain("/api/search/messages");
});

test("stays away while a form is in front, and offers no page that the role may not enter", async ({
  page,
  context,
  signInAs,
}) => {
  await page.goto("/cards");
  await page.getByRole("button", { name: "Create card" }).click();
  await expect(dialog(page, "Create card")).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(palette(page)).toHaveCount(0);
  await context.clearCookies();
  await signInAs("support");
  await page.goto("/cards");
  await open(page);
  await expect(options(page).filter({ hasText: "Limits" })).toHaveCount(1);
  await expect(options(page).filter({ hasText: "Team" })).toHaveCount(0);
});

test("has no serious finding of axe, with results, without, and in the dark", async ({ page }) => {
  await page.goto("/audit");
  await open(page);
  for (const [q, seen] of [
    ["a", "Go to"],
    ["no such thing", "Nothing matches"],
    ["travel", "Cards"],
  ] as const) {
    await input(page).fill(q);
    if (seen !== "Go to") await expect(palette(page).getByText(seen).first()).toBeVisible();
    expect(await accessibilityFindings(page, { within: "dialog" })).toEqual([]);
  }
});
