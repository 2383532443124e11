import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { sandbox } from "./sandbox";
import { expect } from "./test";

interface Decision {
  transaction: { status: string; decline_reason: string | null };
}

export const dialog = (page: Page, name: RegExp | string) => page.getByRole("dialog", { name });
export const authorize = async (card: string, amount: string) =>
  (await sandbox<Decision>("authorize", { card, amount })).transaction;
export const calls = async (operation: string, card: string) =>
  (await sandbox<{ requests: unknown[] }>(`requests?operation=${operation}&path=${card}`)).requests.length;

/** Makes a card through the screens and opens its page; gives its id and last four digits. */
export async function openNewCard(page: Page, limits: Record<string, string> = { Daily: "1000" }) {
  const title = `E2E ${randomUUID().slice(0, 8)}`;
  await page.goto("/cards");
  await page.getByRole("button", { name: "Create card" }).click();
  const form = dialog(page, "Create card");
  await form.getByLabel("Title").fill(title);
  await form.getByLabel("Currency").fill("HKD");
  for (const [name, amount] of Object.entries(limits)) await form.getByLabel(name).fill(amount);
  await form.getByRole("button", { name: "Create card" }).click();
  await page.getByRole("button", { name: "Open card" }).click();
  await page.waitForURL(/\/cards\/[^/?]+/);
  const id = decodeURIComponent(new URL(page.url()).pathname.split("/")[2] ?? "");
  await page.goto(`/cards/${id}`);
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toContainText(title);
  const last4 = (await heading.textContent())?.slice(-4) ?? "";
  return { id, last4, title };
}

export async function confirm(
  page: Page,
  action: string,
  fill: (form: Locator) => Promise<void> = async () => {},
) {
  await page.getByRole("button", { name: action }).click();
  const form = dialog(page, new RegExp(`^${action} ••••`));
  await fill(form);
  await form.getByRole("button", { name: action }).click();
}

export const confirmTermination = (last4: string) => async (form: Locator) => {
  await form.getByLabel("Reason").fill("Left the company");
  await form.getByLabel(/Type the last four digits/).fill(last4);
};

/** The rows of the card list. */
export const rows = (page: Page) => page.getByRole("table", { name: "Cards" }).locator("a[data-row]");
