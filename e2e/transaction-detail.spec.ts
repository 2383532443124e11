import type { Page } from "@playwright/test";
import { accessibilityFindings } from "./support/accessibility";
import { confirm, dialog, openNewCard } from "./support/card-steps";
import { sandbox } from "./support/sandbox";
import { expect, test } from "./support/test";

const MERCHANT = { merchant_id: "777777770000001", merchant_name: "Harbour Books" };

/** Spends money on the card and waits until the console knows it. */
async function spend(page: Page, card: string, amount: string, status: string): Promise<string> {
  const { transaction } = await sandbox<{ transaction: { id: string; status: string } }>("authorize", {
    card,
    amount,
    ...MERCHANT,
  });
  expect(transaction.status).toBe(status);
  const arrived = async () => (await page.request.get(`/api/transactions/${transaction.id}`)).status();
  await expect.poll(arrived).toBe(200);
  return transaction.id;
}

const section = (page: Page, name: string) => page.getByRole("region", { name });
const why = (page: Page) => section(page, "Why it was declined");

test("from a declined payment to the fix: the lock is named, undone by keyboard, and the retry arrives live", async ({
  page,
  context,
  signInAs,
}) => {
  test.slow();
  await signInAs("admin");
  const { id, last4 } = await openNewCard(page);
  await confirm(page, "Lock card");
  await expect(page.getByRole("button", { name: "Unlock card" })).toBeVisible();
  await context.clearCookies();
  await signInAs("support");
  const declined = await spend(page, id, "42.50", "Declined");
  await page.goto(`/transactions/${declined}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Harbour Books");
  await expect(why(page)).toContainText("The card was locked");
  await expect(why(page)).toContainText("known at that moment");
  await expect(section(page, "What to tell the caller")).toContainText("We can unlock it now");
  await page.getByRole("button", { name: "Unlock card" }).press("Enter");
  await dialog(page, `Unlock card •••• ${last4}`).getByRole("button", { name: "Unlock card" }).press("Enter");
  await expect(why(page)).toContainText("The card is not locked any more");
  const approved = await spend(page, id, "42.50", "Authorized");
  const again = why(page).getByRole("link", { name: /^Tried again .+ later: approved$/ });
  await expect(again).toBeVisible({ timeout: 2_000 });
  await expect(section(page, "What to tell the caller")).toContainText("A later try was approved.");
  await again.press("Enter");
  await page.waitForURL(`**/transactions/${approved}`);
});

test("a limit is named with its numbers; finance raises that limit, support hands over a summary", async ({
  page,
  context,
  signInAs,
}) => {
  test.slow();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signInAs("admin");
  const { id } = await openNewCard(page, { Daily: "100" });
  // An open card reads itself anew: a reading under way while the issuer pays counts the payment or not, nobody knows.
  await page.goto("/team");
  await spend(page, id, "80", "Authorized");
  const declined = await spend(page, id, "50", "Declined");
  await context.clearCookies();
  await signInAs("support");
  await page.goto(`/transactions/${declined}`);
  await expect(why(page)).toContainText("Over the daily limit by 30.00 HKD");
  await expect(why(page)).toContainText("80.00");
  await expect(page.getByRole("button", { name: "Raise daily limit" })).toHaveCount(0);
  await page.getByRole("button", { name: "Copy summary for finance" }).click();
  const summary = await page.evaluate(() => navigator.clipboard.readText());
  expect(summary).toContain("Limit 100.00 HKD, used before 80.00 HKD, asked 50.00 HKD, over by 30.00 HKD");
  expect(summary).toContain(`/transactions/${declined}`);
  await context.clearCookies();
  await signInAs("finance");
  await page.goto(`/transactions/${declined}`);
  await page.getByRole("button", { name: "Raise daily limit" }).press("Enter");
  const amount = page.getByLabel("Daily limit");
  await expect(amount).toBeFocused();
  await amount.fill("500");
  await page.getByRole("button", { name: "Review" }).press("Enter");
  const change = page.getByRole("button", { name: "Change limits" });
  await expect(change).toBeEnabled();
  await change.press("Enter");
  await expect(why(page)).toContainText("This limit now has room");
  await spend(page, id, "50", "Authorized");
  await expect(why(page).getByRole("link", { name: /approved$/ })).toBeVisible({ timeout: 2_000 });
});

test("a note is cut where it holds a card number, stays, and arrives on other open pages", async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs("admin");
  const { id } = await openNewCard(page);
  const paid = await spend(page, id, "12.00", "Authorized");
  await page.goto(`/transactions/${paid}`);
  const other = await context.newPage();
  await other.goto(`/transactions/${paid}`);
  await page.getByLabel("New note").fill("He read 4111 1111 1111 1111 to me");
  await expect(page.getByLabel("New note")).toHaveValue("He read 411111******1111 to me");
  await page.getByLabel("New note").press("Control+Enter");
  for (const tab of [page, other]) {
    await expect(section(tab, "Notes").getByRole("listitem")).toContainText("He read 411111******1111 to me");
  }
  await expect(page.getByLabel("New note")).toHaveValue("");
});

test("amounts, stages and raw events follow a settlement without a reload", async ({ page, signInAs }) => {
  await signInAs("admin");
  const { id } = await openNewCard(page);
  const paid = await spend(page, id, "101", "Authorized");
  await page.goto(`/transactions/${paid}`);
  await expect(section(page, "Amounts")).toContainText("The arithmetic agrees: −101.00 − 0.00 = −101.00 HKD");
  await sandbox("settle", { transaction: paid, amount: "98.50" });
  const steps = page.getByRole("list", { name: "Timeline" }).getByRole("listitem");
  await expect(steps).toHaveCount(2);
  await expect(steps.nth(1)).toContainText("Settled");
  await expect(section(page, "Amounts")).toContainText("2.50 HKD less was debited");
  const words = section(page, "What to tell the caller");
  await expect(words).toContainText("is booked. No refund for it has arrived.");
  await sandbox("refund", { transaction: paid, amount: "98.50" });
  await expect(words).toContainText(
    /A refund that probably belongs to it, 98\.50 HKD, was (credited|announced) on/,
  );
  await page.getByRole("region", { name: "Likely refunded by" }).getByRole("link").click();
  await expect(page.getByRole("region", { name: "Likely refund of" })).toBeVisible();
  // The refund opens beside the payment.
  const refund = dialog(page, "Harbour Books");
  await expect(refund.getByRole("region", { name: "Amounts" })).toContainText("what the merchant gives back");
  await expect(refund.getByRole("region", { name: "Amounts" })).not.toContainText("debited from the card");
  await expect(refund.getByRole("region", { name: "What to tell the caller" })).toContainText(
    /Harbour Books (gave back|sent a refund of) 98\.50 HKD/,
  );
});

test("one that is not there says so, and the page has no serious accessibility finding", async ({
  page,
  signInAs,
}) => {
  await signInAs("admin");
  await page.goto("/transactions/nowhere");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This page does not exist");
  const { id } = await openNewCard(page, { Daily: "10" });
  await page.goto(`/transactions/${await spend(page, id, "50", "Declined")}`);
  await expect(why(page)).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  }
});
