import type { Browser, Locator, Page } from "@playwright/test";
import { sandbox } from "./sandbox";
import { expect, type Role, signIn } from "./test";

export const PASSWORD = "demo-password";
const NAMES: Record<Role, string> = {
  admin: "Ada Admin",
  finance: "Fiona Finch",
  finance2: "Felix Fung",
  support: "Sam Suen",
  auditor: "Aud Itor",
};

/** Gives a person permissions through the team page, as an admin would, unless they stand already. */
export async function grant(browser: Browser, role: Role, permissions: readonly string[]): Promise<void> {
  const page = await browser.newPage();
  await signIn(page, "admin@example.com", PASSWORD);
  await page.goto("/team");
  await page.getByRole("button", { name: `Actions for ${NAMES[role]}` }).click();
  await page.getByRole("menuitem", { name: "Grants" }).click();
  const dialog = page.getByRole("dialog", { name: `Grants of ${NAMES[role]}` });
  await expect(dialog).toBeVisible();
  for (const permission of permissions) {
    const item = dialog.getByRole("listitem").filter({ hasText: permission });
    if ((await item.count()) > 0) continue;
    await dialog.getByLabel("Permission").selectOption({ label: permission });
    await dialog.getByLabel("Justification").fill("Answers cardholders who lost their card");
    await dialog.getByRole("button", { name: "Grant", exact: true }).click();
    await expect(item).toContainText("Granted by Ada Admin");
  }
  await page.close();
}

/** An active card of the mirror, with its last four digits; support may not make one. */
export async function aCard(page: Page): Promise<{ id: string; last4: string }> {
  const answer = await page.request.get("/api/cards?status=Active&limit=50");
  const { items }: { items: { id: string; last4: string; first6: string }[] } = await answer.json();
  const card = items.find(({ first6 }) => first6 === "356772");
  if (!card) throw new Error("no active card");
  return card;
}

/** Gives the card a number with the first six and last four digits that the console knows, and a CVV. */
export async function plant(card: { id: string; last4: string }): Promise<{ pan: string; cvv: string }> {
  const secrets = { pan: panLike("356772", card.last4), cvv: "739" };
  await sandbox("card-secrets", { card: card.id, ...secrets });
  return secrets;
}

function panLike(first6: string, last4: string): string {
  for (let middle = Math.floor(Math.random() * 900_000); ; middle += 1) {
    const pan = `${first6}${String(middle).padStart(6, "0")}${last4}`;
    if (passesLuhn(pan)) return pan;
  }
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = Number(digit) * (at % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

export const inFours = (pan: string) => pan.match(/.{4}/g)?.join(" ") ?? "";

/** Says again who is there, where that is asked before `after` is seen. */
export async function proveIfAsked(page: Page, after: Locator): Promise<void> {
  const asked = page.getByRole("dialog", { name: "Confirm that it is you" });
  await expect(asked.or(after).first()).toBeVisible();
  if (!(await asked.isVisible())) return;
  await asked.getByLabel("Password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(asked).toHaveCount(0);
}

/** Opens the ceremony from the card's menu. */
export async function openReveal(page: Page) {
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Show full card number" }).click();
  const dialog = page.getByRole("dialog", { name: /^Full number of card/ });
  await expect(dialog.getByText("left today")).toBeVisible();
  return dialog;
}

/** Goes through reason and, where it is asked, the password. */
export async function reveal(page: Page) {
  const dialog = await openReveal(page);
  await dialog.getByLabel("The cardholder asks for the number").check();
  await dialog.getByRole("button", { name: "Continue" }).click();
  const password = dialog.getByLabel("Password");
  const shown = dialog.getByRole("timer");
  await expect(password.or(shown)).toBeVisible();
  if (await password.isVisible()) {
    await password.fill(PASSWORD);
    await dialog.getByRole("button", { name: "Show the number" }).click();
  }
  await expect(shown).toBeVisible();
  return dialog;
}

/** Nothing of the number in the page, in any spelling. */
export async function expectNothingOf(page: Page, { pan, cvv }: { pan: string; cvv: string }) {
  const html = await page.content();
  for (const spelling of [pan, inFours(pan), pan.slice(6, 12)]) expect(html).not.toContain(spelling);
  await expect(page.getByText(cvv, { exact: true })).toHaveCount(0);
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(stored).not.toContain(pan);
}
