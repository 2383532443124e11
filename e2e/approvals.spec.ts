import type { Page } from "@playwright/test";
import { calls, confirm, openNewCard } from "./support/card-steps";
import { as } from "./support/other-browser";
import { clearFaults } from "./support/sandbox";
import { expect, test } from "./support/test";

const _PASSWORD = "demo-password";
/** Far above what any other spec raises a limit to: they share the console and its policy. */
const ABOVE = "900000";

test.describe.configure({ mode: "serial" });
test.afterEach(() => clearFaults());

async function raiseDaily(page: Page, amount: string) {
  await page.getByRole("button", { name: "Edit limits" }).click();
  const form = page.getByRole("dialog", { name: /^Edit limits|Limits/ });
  await form.getByLabel("Daily limit").fill(amount);
  await form.getByRole("button", { name: "Review" }).click();
  await form.getByLabel("Remark").fill("Trade fair");
  await expect(form.getByText("Ask for approval: above HKD 900,000.00")).toBeVisible();
  await form.getByRole("button", { name: "Ask for approval" }).click();
  return form;
}

/** Asks, and follows the message to the request; gives its id. */
async function askForRaise(page: Page, amount: string): Promise<string> {
  await raiseDaily(page, amount);
  await expect(page.getByText("Waiting for a second person")).toBeVisible();
  await page.getByRole("button", { name: "See the request" }).click();
  await page.waitForURL(/\/approvals\/[\da-f-]{36}/);
  return new URL(page.url()).pathname.split("/")[2] ?? "";
}

async function decide(page: Page, button: string, comment?: string) {
  await page.getByRole("button", { name: button, exact: true }).click();
  const form = page.getByRole("dialog", { name: new RegExp(`^(${button.split(" ")[0]}):`) });
  if (comment) await form.getByLabel("Comment").fill(comment);
  await form.getByRole("button", { name: button, exact: true }).click();
}

test("an admin tries a rule before it counts, and puts it in force with a reason", async ({
  page,
  signInAs,
}) => {
  await signInAs("admin");
  await page.goto("/approvals/policy");
  await expect(page.getByRole("table", { name: "Rules of the policy" })).toContainText("Transfer");
  await expect(page.getByText("Transfer").first()).toBeVisible();
  const example = page.getByRole("status").filter({ hasText: "HKD" });
  await expect(example).toContainText("A transfer of HKD 5,000.00 by Finance: needs a second person.");

  await page.getByRole("button", { name: "Change the policy" }).click();
  await page.getByRole("button", { name: "Add a rule" }).click();
  const rule = page.getByRole("group").last();
  await rule.getByLabel("What").selectOption({ label: "Limit raise" });
  await rule.getByLabel("Above").fill("a lot");
  await rule.getByLabel("Currency").fill("hkd");
  await page.getByRole("button", { name: "Review the change" }).click();
  await expect(rule.getByText("Enter a plain number")).toBeVisible();
  await rule.getByLabel("Above").fill(ABOVE);

  await page.getByLabel("What").last().selectOption({ label: "Limit raise" });
  await page.getByLabel("Amount").fill("950,000");
  await expect(example).toContainText("A limit raised to HKD 950,000.00 by Finance: needs a second person.");
  await page.getByLabel("Amount").fill(ABOVE);
  await expect(example).toContainText("may be done alone");

  await page.getByRole("button", { name: "Review the change" }).click();
  const review = page.getByRole("dialog", { name: "Review the change" });
  await expect(review.getByRole("listitem").filter({ hasText: "added" })).toContainText(
    "above HKD 900,000.00",
  );
  await expect(review.getByText("No one else can approve a policy change yet")).toBeVisible();
  await review.getByRole("button", { name: "Apply policy" }).click();
  await expect(review.getByText("Give a reason.")).toBeVisible();
  await review.getByLabel("Reason").fill("Asked for by the auditors");
  await review.getByRole("button", { name: "Apply policy" }).click();
  await expect(page.getByText("The new policy is active")).toBeVisible();
  await expect(page.getByRole("list", { name: "Earlier versions" })).toContainText(
    "Asked for by the auditors",
  );
});

test("what finance asks for, another finance person is told of, and approves; it is sent once", async ({
  page,
  signInAs,
  browser,
}) => {
  const second = await as(browser, "finance2");
  await second.goto("/cards");
  await signInAs("finance");
  const card = await openNewCard(page);
  const id = await askForRaise(page, "950000");
  await expect(page.getByText("You requested this, so someone else must decide.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve" })).toHaveCount(0);
  expect(await calls("editCardLimit", card.id)).toBe(0);

  await expect(second.getByText(/asks for a second person/)).toBeVisible();
  const room = second.getByRole("link", { name: /Approvals.*1 request waits for you/ }).first();
  await expect(room).toBeVisible();
  await room.click();
  await second.waitForURL("**/approvals**");
  await second.getByRole("link", { name: new RegExp(card.title) }).click();
  await expect(second).toHaveURL(new RegExp(`request=${id}`));
  const panel = second.getByRole("dialog", { name: new RegExp(card.title) });
  await expect(panel.getByRole("row", { name: /^Daily/ }).first()).toContainText("950,000.00");
  await panel.getByLabel("Add a comment").fill("For the fair in May?");
  await panel.getByRole("button", { name: "Comment" }).click();
  await expect(page.getByText("For the fair in May?")).toBeVisible();

  await decide(second, "Approve");
  await expect(second.getByText("Approved and carried out")).toBeVisible();
  await expect(second.getByRole("link", { name: /request waits for you/ })).toHaveCount(0);
  await expect(page.getByText("Carried out on behalf of Fiona Finch, approved by Felix Fung.")).toBeVisible();
  expect(await calls("editCardLimit", card.id)).toBe(1);
  await page.goto(`/cards/${card.id}`);
  await expect(page.getByRole("listitem", { name: "Daily" })).toContainText("950,000.00");
  await second.context().close();
});

test("the same is not asked for twice, and what was withdrawn can be asked for again", async ({
  page,
  signInAs,
}) => {
  await signInAs("finance");
  const card = await openNewCard(page);
  const id = await askForRaise(page, "950000");
  await page.goto(`/cards/${card.id}`);
  const form = await raiseDaily(page, "950000");
  await expect(form.getByText("The same request is already waiting")).toBeVisible();
  await form.getByRole("link", { name: "See the request" }).click();
  await page.waitForURL(`**/approvals/${id}`);
  await decide(page, "Withdraw");
  await expect(page.getByText("Withdrawn by Fiona Finch")).toBeVisible();
  await page.goto(`/cards/${card.id}`);
  expect(await askForRaise(page, "950000")).not.toBe(id);
  expect(await calls("editCardLimit", card.id)).toBe(0);
});

test("a card that changed is not touched until the second person saw what changed; a no says why", async ({
  page,
  signInAs,
  browser,
}) => {
  await signInAs("finance");
  const card = await openNewCard(page);
  const id = await askForRaise(page, "950000");
  const second = await as(browser, "finance2");
  await second.goto(`/approvals/${id}`);
  await second.getByRole("button", { name: "Approve", exact: true }).click();

  await page.goto(`/cards/${card.id}`);
  await confirm(page, "Lock card");
  await expect(page.getByRole("button", { name: "Unlock card" })).toBeVisible();

  const form = second.getByRole("dialog", { name: /^Approve:/ });
  await form.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(form.getByText("Something it depends on changed after it was requested.")).toBeVisible();
  expect(await calls("editCardLimit", card.id)).toBe(0);
  await form.getByRole("button", { name: "Cancel" }).click();
  await expect(second.getByText("Changed since it was requested")).toBeVisible();
  await expect(second.getByRole("row", { name: /^Status/ })).toContainText("Locked");
  await expect(second.getByRole("button", { name: "Approve as it is now" })).toBeVisible();

  await second.getByRole("button", { name: "Decline", exact: true }).click();
  const no = second.getByRole("dialog", { name: /^Decline:/ });
  await no.getByRole("button", { name: "Decline", exact: true }).click();
  await expect(no.getByText(/reason/i).first()).toBeVisible();
  await no.getByLabel("Comment").fill("The card is locked");
  await no.getByRole("button", { name: "Decline", exact: true }).click();
  await expect(second.getByText("Declined by Felix Fung")).toBeVisible();
  await page.goto("/approvals?tab=mine");
  await expect(page.getByRole("row", { name: new RegExp(card.title) }).first()).toContainText("Declined");
  expect(await calls("editCardLimit", card.id)).toBe(0);
  await second.context().close();
});

test("auditors read and decide nothing; support has only the own requests", async ({
  page,
  signInAs,
  context,
}) => {
  await signInAs("auditor");
  await page.goto("/approvals?tab=decided");
  await page.getByRole("table", { name: "Requests" }).locator("a[data-row]").first().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  for (const name of ["Approve", "Decline", "Withdraw", "Comment"])
    await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
  await page.goto("/approvals/policy");
  await expect(page.getByRole("button", { name: "Change the policy" })).toHaveCount(0);
  await context.clearCookies();
  await signInAs("support");
  await page.goto("/approvals");
  await expect(page.getByText("No requests yet")).toBeVisible();
  await expect(page.getByRole("link", { name: "Policy" })).toHaveCount(0);
  await page.goto("/approvals/policy");
  await expect(page.getByText("You do not have access to this")).toBeVisible();
});
