import type { Page } from "@playwright/test";
import { sandbox } from "./support/sandbox";
import { expect, test } from "./support/test";

interface NewCard {
  id: string;
  last4: string;
}

/** A card of this test's own, made in the console by a finance person. */
async function createCard(page: Page, title: string): Promise<NewCard> {
  await page.goto("/cards");
  await page.getByRole("button", { name: "Create card" }).click();
  const dialog = page.getByRole("dialog", { name: "Create card" });
  await dialog.getByLabel("Title").fill(title);
  await dialog.getByLabel("Currency").fill("HKD");
  await dialog.getByRole("button", { name: "Create card" }).click();
  await expect(dialog).toBeHidden();
  const { items } = await (await page.request.get(`/api/cards?q=${encodeURIComponent(title)}`)).json();
  return items[0];
}

async function setLimit(page: Page, rule: string, amount: string, remark = "") {
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(rule, { exact: true }).selectOption("Limited");
  await dialog.getByLabel(`${rule} limit`).fill(amount);
  await dialog.getByRole("button", { name: "Review" }).click();
  if (remark) await dialog.getByLabel("Remark").fill(remark);
  await dialog.getByRole("button", { name: "Change limits" }).click();
  await expect(dialog).toBeHidden();
}

test("a limit set here holds at the issuer, stands in the log with its author, and declines what goes over it", async ({
  page,
  signInAs,
}) => {
  await signInAs("finance");
  const card = await createCard(page, "Limits end to end");
  await page.goto(`/cards/${card.id}`);
  await page.getByRole("button", { name: "Edit limits" }).click();
  await setLimit(page, "Daily", "500", "conference");
  await expect(page.getByRole("listitem", { name: "Daily" })).toContainText("500.00");

  const within = await sandbox<{ decision: { approved: boolean } }>("authorize", {
    card: card.id,
    amount: "400",
  });
  expect(within.decision.approved).toBe(true);
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByRole("listitem", { name: "Daily" })).toContainText("80%");

  await page.getByRole("button", { name: "Edit limits" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Daily limit").fill("300");
  await expect(dialog.getByText(/the next payment will be declined/)).toBeVisible();
  await dialog.getByRole("button", { name: "Review" }).click();
  await expect(dialog.getByRole("row", { name: /Daily/ })).toContainText("300.00");
  await dialog.getByRole("button", { name: "Change limits" }).click();
  await expect(dialog).toBeHidden();
  const over = await sandbox<{ decision: { approved: boolean } }>("authorize", {
    card: card.id,
    amount: "1",
  });
  expect(over.decision.approved).toBe(false);

  await page.goto(`/limits?tab=changes&q=${card.last4}`);
  const row = page.getByRole("row").filter({ hasText: "conference" });
  await expect(row).toContainText("Fiona Finch");
  await expect(row).toContainText("Daily");
});

test("zero can only be chosen as “Off”, and an amount its currency cannot have is refused by field", async ({
  page,
  signInAs,
}) => {
  await signInAs("finance");
  const card = await createCard(page, "Limits refusals");
  await page.goto(`/cards/${card.id}`);
  await page.getByRole("button", { name: "Edit limits" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Review" }).click();
  await expect(dialog.getByText("Nothing was changed.")).toBeVisible();
  await dialog.getByLabel("Daily", { exact: true }).selectOption("Limited");
  for (const [typed, problem] of [
    ["0", "Enter an amount above zero."],
    ["1.234", "This currency has 2 decimals."],
    ["abc", "Enter a number such as 1,234.50."],
  ] as const) {
    await dialog.getByLabel("Daily limit").fill(typed);
    await dialog.getByRole("button", { name: "Review" }).click();
    await expect(dialog.getByText(problem)).toBeVisible();
  }
});

test("the most pressed rules come first, and a filtered list is an address", async ({ page, signInAs }) => {
  await signInAs("auditor");
  await page.goto("/limits?pressure=100");
  await expect(page.getByRole("row").nth(1)).toContainText("%");
  const { items } = await (await page.request.get("/api/limits?pressure=100")).json();
  expect(items.length).toBeGreaterThan(0);
  for (const item of items) expect(Number(item.percent)).toBeGreaterThanOrEqual(100);
  // Not a rule by its name: on the first day of a month none of it is used yet.
  const { period } = items[0];
  await page.getByRole("button", { name: "Rule", exact: true }).click();
  await page
    .getByRole("checkbox", { name: period })
    .or(page.getByRole("menuitemcheckbox", { name: period }))
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`period=${period}`));
  await page.reload();
  await expect(page.getByRole("row").nth(1)).toContainText(period);
  await expect(page.getByRole("button", { name: /Edit limits/ })).toHaveCount(0);
});
