import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { openNewCard } from "./support/card-steps";
import { sandbox } from "./support/sandbox";
import { expect, test } from "./support/test";

const EVIL = "\u202Egnp.exe\u2066 <b>Shop</b>\u200B";
const SHOWN = "\uFFFDgnp.exe\uFFFD <b>Shop</b>";
const STEERING = /[\u202A-\u202E\u2066-\u2067\u200B\u200E\u200F\uFEFF]/;

/** What steers text anywhere in the page: texts, titles, names for assistive technology, values, options. */
const steering = (page: Page) =>
  page.evaluate((pattern) => {
    const harmful = new RegExp(pattern);
    const texts = [document.title];
    for (const element of document.querySelectorAll("body *")) {
      if (element.closest("script")) continue;
      for (const { value } of element.attributes) texts.push(value);
      for (const node of element.childNodes) if (node instanceof Text) texts.push(node.data);
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)
        texts.push(element.value);
    }
    return texts.filter((text) => harmful.test(text)).map((text) => text.slice(0, 80));
  }, STEERING.source);

test("a merchant's name that would turn the text around it is harmless on every screen that shows it", async ({
  page,
  signInAs,
}) => {
  test.slow();
  await signInAs("admin");
  const { id } = await openNewCard(page);
  const merchant = `${EVIL} ${randomUUID().slice(0, 8)}`;
  const shown = merchant.replace(EVIL, SHOWN);
  const { transaction } = await sandbox<{ transaction: { id: string } }>("authorize", {
    card: id,
    amount: "12.50",
    merchant_name: merchant,
  });
  await expect
    .poll(async () => (await page.request.get(`/api/transactions/${transaction.id}`)).status())
    .toBe(200);
  await page.goto("/transactions");
  const row = page.getByRole("row").filter({ hasText: shown });
  await expect(row).toBeVisible();
  await expect(row.locator("bdi", { hasText: shown })).toHaveAttribute("translate", "no");
  expect(await steering(page)).toEqual([]);
  await row.locator("a[data-row]").click();
  await expect(page.getByRole("dialog", { name: shown })).toBeVisible();
  expect(await steering(page)).toEqual([]);
  await page.goto(`/transactions/${transaction.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(shown);
  expect(await steering(page)).toEqual([]);
  await page.goto(`/cards/${id}`);
  await expect(page.getByRole("listitem").filter({ hasText: shown })).toBeVisible();
  expect(await steering(page)).toEqual([]);
});

test("amounts, names and ids are no text to translate", async ({ page, signInAs }) => {
  await signInAs("admin");
  await page.goto("/transactions");
  const first = page.locator("tbody tr").first();
  await expect(first.locator("[translate=no]").first()).toBeVisible();
  const translatable = await page
    .locator("tbody tr a[data-row]")
    .evaluateAll((links) =>
      links.filter((link) => !link.querySelector("bdi[translate=no]")).map((link) => link.textContent),
    );
  expect(translatable).toEqual([]);
});
