import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { accessibilityFindings } from "./support/accessibility";
import { calls, dialog, openNewCard, rows } from "./support/card-steps";
import { clearFaults, sandbox } from "./support/sandbox";
import { expect, test } from "./support/test";

test.afterEach(() => clearFaults());

type Card = Awaited<ReturnType<typeof openNewCard>>;

async function newCards(page: Page, count: number): Promise<Card[]> {
  const cards: Card[] = [];
  while (cards.length < count) cards.push(await openNewCard(page));
  return cards;
}

const bar = (page: Page) => page.getByRole("region", { name: "Selection" });
const box = (page: Page, { title, last4 }: Card) =>
  page.getByRole("checkbox", { name: `Select ${title} •••• ${last4}` });
const results = (page: Page) => page.getByRole("table", { name: "Cards of this run" });

/** Selects these cards in the list with the keyboard alone. */
async function selectByKeys(page: Page, cards: readonly Card[]) {
  await page.goto("/cards");
  for (const card of cards) {
    await rows(page).filter({ hasText: card.title }).focus();
    await page.keyboard.press("x");
    await expect(box(page, card)).toBeChecked();
  }
  const counted = cards.length === 1 ? "1 card selected" : `${cards.length} cards selected`;
  await expect(bar(page).getByRole("status")).toHaveText(counted);
}

/** Presses `button` of the bar and confirms the dialog that says `action`; the page of the run comes. */
async function confirm(page: Page, button: string, action: string) {
  await bar(page).getByRole("button", { name: button, exact: true }).click();
  const form = dialog(page, action);
  await form.getByLabel("Reason").fill("Lost in the office move");
  await form.getByRole("button", { name: action }).click();
  await page.waitForURL(/\/bulk\/[\da-f-]{36}/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(action);
}

const sent = async (operation: string, cards: readonly Card[]) =>
  Promise.all(cards.map(({ id }) => calls(operation, id)));

test("three cards are selected by keyboard, locked, shown one by one, and unlocked", async ({
  page,
  signInAs,
}) => {
  test.setTimeout(120_000);
  await signInAs("finance");
  const cards = await newCards(page, 3);
  await selectByKeys(page, cards);
  await bar(page).getByRole("button", { name: "Lock", exact: true }).click();
  const form = dialog(page, "Lock 3 cards");
  await form.getByRole("button", { name: "Lock 3 cards" }).click();
  await expect(form.getByText("Write a reason of at least three characters.")).toBeVisible();
  await form.getByRole("button", { name: "Cancel" }).click();

  await confirm(page, "Lock", "Lock 3 cards");
  await expect(page.getByText("Ended", { exact: true }).first()).toBeVisible();
  await expect(results(page).getByText("Done", { exact: true })).toHaveCount(3);
  expect(await sent("lockCard", cards)).toEqual([1, 1, 1]);
  await page.getByRole("button", { name: "3 done" }).click();
  await expect(page).toHaveURL(/status=done/);
  await page.reload();
  await expect(results(page).getByText("Done", { exact: true })).toHaveCount(3);

  await selectByKeys(page, cards);
  await bar(page).getByRole("button", { name: "Lock", exact: true }).click();
  await expect(dialog(page, "Lock cards").getByText("3 · already locked")).toBeVisible();
  await dialog(page, "Lock cards").getByRole("button", { name: "Cancel" }).click();
  await confirm(page, "Unlock", "Unlock 3 cards");
  await expect(results(page).getByText("Done", { exact: true })).toHaveCount(3);
  expect(await sent("unlockCard", cards)).toEqual([1, 1, 1]);
});

test("what is locked already is left as it is; Shift selects a range; another filter lets go", async ({
  page,
  signInAs,
}) => {
  test.setTimeout(120_000);
  await signInAs("finance");
  const cards = await newCards(page, 3);
  const [first, , third] = cards;
  if (!first || !third) throw new Error("three cards");
  await page.goto("/cards");
  await box(page, third).click();
  await box(page, first).click({ modifiers: ["Shift"] });
  await expect(bar(page).getByRole("status")).toHaveText("3 cards selected");
  await bar(page).getByRole("button", { name: "Clear selection" }).click();
  await expect(bar(page)).toHaveCount(0);

  await box(page, first).click();
  await confirm(page, "Lock", "Lock 1 card");
  await expect(results(page).getByText("Done", { exact: true })).toHaveCount(1);
  await selectByKeys(page, cards);
  await confirm(page, "Lock", "Lock 2 cards");
  await expect(results(page).getByText("Left as it is")).toHaveCount(1);
  await expect.poll(() => sent("lockCard", cards)).toEqual([1, 1, 1]);

  await page.goto("/cards");
  await box(page, first).click();
  await page.getByRole("searchbox").fill(third.title);
  await expect(box(page, first)).toHaveCount(0);
  await expect(bar(page)).toHaveCount(0);
});

test("one failure is retried, and no other card is asked for again", async ({ page, signInAs }) => {
  test.setTimeout(120_000);
  await signInAs("finance");
  const cards = await newCards(page, 3);
  await sandbox("faults", { operation: "lockCard", fault: "rate-limited", times: 1 });
  await selectByKeys(page, cards);
  await confirm(page, "Lock", "Lock 3 cards");
  await expect(page.getByText("Ended with failures")).toBeVisible();
  await expect(results(page).getByText("too many calls")).toHaveCount(1);
  await page.getByRole("button", { name: "Retry 1 failed" }).click();
  await dialog(page, "Retry what failed?").getByRole("button", { name: "Retry 1 failed" }).click();
  await expect(results(page).getByText("Done", { exact: true })).toHaveCount(3);
  await expect(page.getByRole("button", { name: "Retry 1 failed" })).toHaveCount(0);
  expect((await sent("lockCard", cards)).sort()).toEqual([1, 1, 2]);
});

test("a run is stopped in the middle and goes on where it was", async ({ page, signInAs }) => {
  test.setTimeout(180_000);
  await signInAs("finance");
  const cards = await newCards(page, 9);
  await selectByKeys(page, cards);
  await sandbox("faults", { operation: "lockCard", fault: "delay", ms: 2000, times: 9 });
  await confirm(page, "Lock", "Lock 9 cards");
  await page.getByRole("button", { name: "Stop", exact: true }).click();
  await dialog(page, "Stop this run?").getByRole("button", { name: "Stop", exact: true }).click();
  await expect(page.getByText("Stopped by Fiona Finch")).toBeVisible();
  await expect(results(page).getByText("Waiting", { exact: true }).first()).toBeVisible();
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(results(page).getByText("Done", { exact: true })).toHaveCount(9, { timeout: 30_000 });
  expect(new Set(await sent("lockCard", cards))).toEqual(new Set([1]));
});

test("a limit is set with the rules of its form, and the selected cards are fetched as a file", async ({
  page,
  signInAs,
}) => {
  test.setTimeout(120_000);
  await signInAs("finance");
  const cards = await newCards(page, 2);
  await selectByKeys(page, cards);
  await bar(page).getByRole("button", { name: "Set a limit" }).click();
  const form = dialog(page, /^Set |^Daily →/);
  await form.getByLabel("Amount").fill("1.234");
  await form.getByRole("button", { name: "Review" }).click();
  await expect(form.getByText("This currency has 2 decimals.")).toBeVisible();
  await form.getByLabel("Amount").fill("700");
  await form.getByRole("button", { name: "Review" }).click();
  const effects = form.getByRole("table", { name: "What changes for each card" });
  await expect(effects.getByText("Lowered")).toHaveCount(2);
  await expect(effects.getByRole("row").nth(1)).toContainText("1,000.00");
  await expect(form.getByRole("button", { name: "2 lowered" })).toBeVisible();
  await expect(form.getByRole("button", { name: "0 newly limited" })).toBeVisible();
  await form.getByLabel("Reason").fill("Trade fair");
  const action = "Daily → HKD 700.00 on 2 cards";
  await form.getByRole("button", { name: action }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(action);
  await expect(results(page).getByText("Done", { exact: true })).toHaveCount(2);
  expect(await sent("editCardLimit", cards)).toEqual([1, 1]);

  await selectByKeys(page, cards);
  const downloaded = page.waitForEvent("download");
  await bar(page).getByRole("button", { name: "Export CSV" }).click();
  const file = readFileSync(await (await downloaded).path(), "utf8");
  for (const { id } of cards) expect(file).toContain(id);
  expect(file.trim().split("\r\n")).toHaveLength(3);
  expect(file).toContain("700");
});

test("more than the policy allows alone waits for a second person, and nothing is sent", async ({
  page,
  signInAs,
}) => {
  await signInAs("finance");
  await page.goto("/cards?status=Active");
  await page.getByRole("checkbox", { name: "Select all rows shown" }).check();
  await bar(page)
    .getByRole("button", { name: /^Select all/ })
    .click();
  await expect(bar(page).getByRole("status")).toHaveText("All cards that match the filter are selected");
  await bar(page).getByRole("button", { name: "Lock", exact: true }).click();
  const form = dialog(page, /^Lock [\d,]+ cards$/);
  await expect(form.getByText("Ask for approval: more than 25 cards at once")).toBeVisible();
  await form.getByLabel("Reason").fill("A drill");
  await expect(form.getByText(/Felix Fung.* decides/)).toBeVisible();
  await form.getByRole("button", { name: "Ask for approval" }).click();
  await expect(page.getByText("Waiting for a second person")).toBeVisible();
  await page.getByRole("button", { name: "See the request" }).click();
  await page.waitForURL(/\/approvals\/[\da-f-]{36}/);
  await expect(page.getByRole("heading", { level: 1, name: /^Lock/ })).toBeVisible();
  await expect(page.getByText("Cards that are Active")).toBeVisible();
  await page.getByRole("button", { name: "Withdraw", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Withdraw", exact: true }).click();
  await expect(page.getByText("Withdrawn by Fiona Finch")).toBeVisible();
});

test.describe("roles", () => {
  const choose = async (page: Page, address: string) => {
    await page.goto(address);
    await page
      .getByRole("checkbox", { name: /^Select / })
      .nth(1)
      .check();
    return bar(page);
  };

  test("support locks and unlocks, sets no limits and exports nothing", async ({ page, signInAs }) => {
    await signInAs("support");
    const shown = await choose(page, "/cards");
    await expect(shown.getByRole("button", { name: "Lock", exact: true })).toBeVisible();
    await expect(shown.getByRole("button", { name: "Unlock", exact: true })).toBeVisible();
    await expect(shown.getByRole("button", { name: "Set a limit" })).toHaveCount(0);
    await expect(shown.getByRole("button", { name: "Export CSV" })).toHaveCount(0);
  });

  test("an auditor exports, and sees what others did without a way to change it", async ({
    page,
    signInAs,
  }) => {
    await signInAs("auditor");
    const shown = await choose(page, "/cards");
    await expect(shown.getByRole("button", { name: "Export CSV" })).toBeVisible();
    await expect(shown.getByRole("button", { name: "Lock", exact: true })).toHaveCount(0);
    await page.getByRole("link", { name: "Bulk actions" }).click();
    await page.waitForURL("**/bulk");
    await page.getByRole("table", { name: "Bulk actions" }).locator("a[data-row]").first().click();
    await page.waitForURL(/\/bulk\/[\da-f-]{36}/);
    await expect(results(page)).toBeVisible();
    for (const name of ["Stop", "Resume"])
      await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
  });

  test("a user's cards are locked from the list of users", async ({ page, signInAs }) => {
    await signInAs("support");
    const shown = await choose(page, "/users?card=yes");
    await shown.getByRole("button", { name: "Lock their cards", exact: true }).click();
    await expect(dialog(page, /^Lock/).getByText(/will be locked|nothing to do/)).toBeVisible();
    await expect(shown.getByRole("button", { name: "Set a limit" })).toHaveCount(0);
  });
});

test("has no accessibility violations on bar, dialog, list and run", async ({ page, signInAs }) => {
  await signInAs("finance");
  await page.goto("/cards");
  await page
    .getByRole("checkbox", { name: /^Select / })
    .nth(1)
    .check();
  await expect(bar(page)).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);
  await bar(page).getByRole("button", { name: "Set a limit" }).click();
  await expect(dialog(page, /^Set/).getByLabel("Amount")).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.goto("/bulk");
  await expect(page.getByRole("table", { name: "Bulk actions" })).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.getByRole("table", { name: "Bulk actions" }).locator("a[data-row]").first().click();
  await expect(results(page)).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);
});
