import type { Locator, Page } from "@playwright/test";
import { dialog } from "./card-steps";
import { sandbox } from "./sandbox";
import { expect } from "./test";

const digits = () => String(Math.floor(10_000_000 + Math.random() * 89_999_999));

export interface Payer {
  id: string;
  name: string;
}

/** A user made through the screens, with this much money. */
export async function newPayer(page: Page, balance = "0"): Promise<Payer> {
  const last = `Payer${digits()}`;
  await page.goto("/users");
  await page.getByRole("button", { name: "Create user" }).click();
  const form = dialog(page, "Create user");
  await form.getByLabel("First name").fill("Tai");
  await form.getByLabel("Last name").fill(last);
  await form.getByLabel("Calling code").fill("852");
  await form.getByLabel("Phone number").fill(digits());
  await form.getByLabel("Document", { exact: true }).selectOption("PASSPORT");
  await form.getByLabel("Document number").fill(`T${digits()}`);
  await form.getByLabel("Date of birth").fill("1990-01-02");
  await form.getByLabel("Issuing country").fill("HKG");
  await form.getByRole("button", { name: "Create user" }).click();
  await page.getByRole("button", { name: "Open user" }).click();
  await page.waitForURL(/\/users\/[^/?]+/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Tai ${last}`);
  const id = decodeURIComponent(new URL(page.url()).pathname.split("/")[2] ?? "");
  if (balance !== "0") await sandbox("deposit", { p_user_id: id, currency: "USD", amount: balance });
  return { id, name: `Tai ${last}` };
}

export const pair = async (page: Page, balance = "100"): Promise<[Payer, Payer]> => [
  await newPayer(page, balance),
  await newPayer(page),
];

export async function balanceOf(page: Page, user: Payer): Promise<number> {
  const answer = await (await page.request.get(`/api/users/${user.id}/balances`)).json();
  const found = answer.balances.find(({ currency }: { currency: string }) => currency === "USD");
  return Number(found?.balance ?? "0");
}

export async function pick(form: Locator, side: "From" | "To", user: Payer) {
  await form.getByRole("combobox", { name: side }).fill(user.id);
  const choices = form.getByRole("listbox", { name: side }).getByRole("option");
  await expect(choices).toHaveCount(1);
  await choices.click();
}

/** Writes the form up to the step that says what will move. */
export async function review(page: Page, from: Payer, to: Payer, amount: string): Promise<Locator> {
  await page.goto(`/transfers?${new URLSearchParams({ new: "1", sender: from.id })}`);
  const form = dialog(page, "New transfer");
  await expect(form.getByRole("group", { name: "From" })).toContainText(from.name);
  await pick(form, "To", to);
  await expect(form.getByRole("region", { name: "Balance of the sender" })).toBeVisible();
  await form.getByLabel("Amount").fill(amount);
  await form.getByLabel("Currency").selectOption("USD");
  await form.getByLabel("Remark").fill("Rent share");
  await form.getByRole("button", { name: "Review" }).click();
  const confirm = dialog(page, "Confirm the transfer");
  await expect(confirm.getByText(`moves from ${from.name} to ${to.name}`)).toBeVisible();
  return confirm;
}

export const press = (confirm: Locator) => confirm.getByRole("button", { name: /^Transfer USD/ }).click();
