import type { Page } from "@playwright/test";
import { accessibilityFindings } from "./support/accessibility";
import { dialog } from "./support/card-steps";
import { as } from "./support/other-browser";
import { clearFaults, sandbox } from "./support/sandbox";
import { expect, test } from "./support/test";
import { balanceOf, pair, pick, press, review } from "./support/transfer-steps";

test.afterEach(async () => {
  await clearFaults();
  await sandbox("shape", {});
});

const rows = (page: Page) => page.getByRole("table", { name: "Transfers" }).locator("a[data-row]");
const sent = async () =>
  (await sandbox<{ requests: unknown[] }>("requests?operation=createTransfer")).requests.length;

test.describe("finding", () => {
  test.beforeEach(async ({ page, signInAs }) => {
    await signInAs("finance");
    await page.goto("/transfers");
    await expect(rows(page).first()).toBeVisible();
  });

  test("filters by status, keeps it in the address, and says when nothing matches", async ({ page }) => {
    await page.getByRole("button", { name: "Status", exact: true }).click();
    await page.getByRole("checkbox", { name: "Reversed" }).check();
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL(/status=Reversed/);
    await expect(page.getByRole("table", { name: "Transfers" })).not.toContainText("Settled");
    await expect(rows(page).first()).toBeVisible();
    await page.getByRole("searchbox").fill("nothing was ever called this");
    await expect(page.getByText("No transfer matches")).toBeVisible();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect(rows(page).first()).toBeVisible();
  });

  test("bounds on the amount that leave nothing are named, and good ones stand in the address", async ({
    page,
  }) => {
    await page.getByRole("button", { name: "Amount", exact: true }).click();
    await page.getByLabel("At least").fill("20");
    await page.getByLabel("At most").fill("10");
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page.getByText("This is less than the other bound.")).toBeVisible();
    await page.getByLabel("At most").fill("100000");
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page).toHaveURL(/minAmount=20&maxAmount=100000/);
  });

  test("a reversed transfer says on its page that no money moved, and leads to both users", async ({
    page,
  }) => {
    await page.goto("/transfers?status=Reversed");
    await rows(page).first().click();
    await expect(page.getByText("No money moved")).toBeVisible();
    const parties = page.getByRole("region", { name: "Who", exact: true });
    await expect(parties.getByRole("link")).toHaveCount(2);
    await parties.getByRole("link").first().click();
    await page.waitForURL(/\/users\//);
    await expect(page.getByRole("list", { name: "Transfers" })).toBeVisible();
  });

  test("has no accessibility violations, and fits a phone", async ({ page }) => {
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "New transfer" }).click();
    await expect(dialog(page, "New transfer").getByRole("option").first()).toBeVisible();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await rows(page).first().click();
    await expect(page.getByRole("heading", { name: "Facts" })).toBeVisible();
    expect(await accessibilityFindings(page)).toEqual([]);
    const transfer = page.url();
    await page.setViewportSize({ width: 390, height: 800 });
    for (const address of ["/transfers", "/transfers?new=1", transfer]) {
      await page.goto(address);
      await expect(page.getByRole("heading").first()).toBeVisible();
      const wider = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wider, address).toBeLessThanOrEqual(0);
    }
  });
});

test.describe("moving money", () => {
  test.beforeEach(({ signInAs }) => signInAs("finance"));

  test("names every empty field, shows the balance now and after, moves it, and shows it on every page", async ({
    page,
  }) => {
    const [from, to] = await pair(page);
    await page.goto("/transfers");
    await page.getByRole("button", { name: "New transfer" }).click();
    const form = dialog(page, "New transfer");
    await form.getByRole("button", { name: "Review" }).click();
    for (const text of [
      "Choose who sends.",
      "Choose who receives.",
      "Enter an amount.",
      "Say what it is for",
    ])
      await expect(form.getByText(text)).toBeVisible();
    await pick(form, "From", from);
    await pick(form, "To", from);
    await expect(form.getByText("the sender cannot receive")).toBeVisible();
    await form.getByRole("button", { name: "Change the receiver" }).click();
    await pick(form, "To", to);
    const balance = form.getByRole("region", { name: "Balance of the sender" });
    await expect(balance).toContainText("100.00");
    await form.getByLabel("Amount").fill("1.005");
    await expect(form.getByText("This currency has 2 decimals.")).toBeVisible();
    await form.getByLabel("Amount").fill("40.50");
    await expect(balance).toContainText("59.50");
    await form.getByLabel("Remark").fill("Rent share");
    await form.getByRole("button", { name: "Review" }).click();
    const confirm = dialog(page, "Confirm the transfer");
    await expect(confirm.getByText(/USD 40\.50 moves from Tai .* to Tai .* at once\./)).toBeVisible();
    await press(confirm);
    await page.getByRole("button", { name: "See the transfer" }).click();
    await page.waitForURL(/\/transfers\/[^/?]+/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      `USD 40.50 from ${from.name} to ${to.name}`,
    );
    await expect(page.getByRole("definition").filter({ hasText: "Rent share" })).toBeVisible();
    await expect(page.getByRole("region", { name: "How it came about" })).toContainText("not needed");
    expect([await balanceOf(page, from), await balanceOf(page, to)]).toEqual([59.5, 40.5]);
    await page.goto(`/users/${to.id}`);
    await expect(page.getByRole("list", { name: "Transfers" })).toContainText(`from ${from.name}`);
  });

  test("the whole way by keyboard, and a double press moves it once", async ({ page }) => {
    const [from, to] = await pair(page);
    const before = await sent();
    await page.goto(`/transfers?${new URLSearchParams({ new: "1", sender: from.id, receiver: to.id })}`);
    const form = dialog(page, "New transfer");
    await expect(form.getByRole("group", { name: "To" })).toContainText(to.name);
    await form.getByLabel("Amount").focus();
    await page.keyboard.type("10");
    await form.getByLabel("Currency").selectOption("USD");
    await form.getByLabel("Remark").focus();
    await page.keyboard.type("Taxi");
    await form.getByRole("button", { name: "Review" }).focus();
    await page.keyboard.press("Enter");
    const confirm = dialog(page, "Confirm the transfer");
    await confirm.getByRole("button", { name: /^Transfer USD/ }).dblclick();
    await expect(page.getByText("USD 10.00 moved")).toBeVisible();
    expect(await sent()).toBe(before + 1);
    expect(await balanceOf(page, to)).toBe(10);
  });

  test("too little money is refused with both numbers, and nothing is sent", async ({ page }) => {
    const [from, to] = await pair(page, "9.99");
    const before = await sent();
    const confirm = await review(page, from, to, "10");
    await expect(confirm.getByText("The sender has too little USD for this.")).toBeVisible();
    await press(confirm);
    await expect(confirm.getByText("USD 9.99 is available, USD 10.00 was requested.")).toBeVisible();
    await expect(confirm.getByText("Nothing was changed")).toBeVisible();
    expect(await sent()).toBe(before);
  });

  test("a user who is not active is refused, and the way to that user is shown", async ({ page }) => {
    const [from, to] = await pair(page);
    await sandbox("user-status", { user: to.id, status: "Inactive" });
    const confirm = await review(page, from, to, "10");
    await press(confirm);
    await expect(confirm.getByText("The receiver is not active")).toBeVisible();
    await confirm.getByRole("link", { name: "See the user" }).click();
    await page.waitForURL(`**/users/${to.id}`);
  });

  test("an answer 200 with a reversed transfer is shown as not moved", async ({ page }) => {
    const [from, to] = await pair(page);
    const confirm = await review(page, from, to, "10");
    await sandbox("shape", { refusedTransfer: "reversed" });
    await sandbox("user-status", { user: to.id, status: "Inactive" });
    // Only the issuer knows: the register cannot be brought up to date.
    await sandbox("faults", { operation: "getUser", fault: "status-500", times: 30 });
    await press(confirm);
    await expect(confirm.getByText("Not moved: the issuer reversed it")).toBeVisible();
    await confirm.getByRole("link", { name: "See the reversed transfer" }).click();
    await page.waitForURL(/\/transfers\/[^/?]+/);
    await expect(page.getByText("No money moved")).toBeVisible();
    expect(await balanceOf(page, from)).toBe(100);
  });

  test("a lost answer is shown as unknown, also after a reload, until it is known; it is sent once", async ({
    page,
  }) => {
    const [from, to] = await pair(page);
    const before = await sent();
    const confirm = await review(page, from, to, "10");
    await sandbox("faults", { operation: "listTransfers", fault: "status-500", times: 30 });
    await sandbox("faults", { operation: "createTransfer", fault: "drop-after-effect" });
    await press(confirm);
    await expect(page.getByText("Make transfer: outcome unknown")).toBeVisible();
    await page.reload();
    await expect(page.getByText("Make transfer: outcome unknown")).toBeVisible();
    await expect(page.getByText(`${from.name} → ${to.name}`)).toBeVisible();
    await clearFaults();
    await expect(page.getByText("Make transfer: done")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole("link", { name: "See the transfer" })).toBeVisible();
    expect(await sent()).toBe(before + 1);
    expect(await balanceOf(page, to)).toBe(10);
  });

  test("who signed out elsewhere moves nothing", async ({ page }) => {
    const [from, to] = await pair(page);
    const before = await sent();
    const confirm = await review(page, from, to, "10");
    await page.context().clearCookies();
    await press(confirm);
    await expect(page.getByText("You are signed out").or(page.getByLabel("Password"))).toBeVisible();
    expect(await sent()).toBe(before);
    expect((await page.request.get("/api/transfers")).status()).toBe(401);
  });
});

test("above the policy's amount nothing moves before a second person agreed, and then once", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs("finance");
  const [from, to] = await pair(page, "5000");
  const before = await sent();
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route("**/api/approvals/question**", (route) => answered.then(() => route.continue()));
  const confirm = await review(page, from, to, "1500");
  await expect(confirm.getByText(/at once/)).toHaveCount(0);
  answer();
  await expect(confirm.getByText("Ask for approval: above USD 1,000.00")).toBeVisible();
  await expect(confirm.getByText(/at once|cannot be taken back/)).toHaveCount(0);
  await confirm.getByRole("button", { name: "Ask for approval" }).click();
  await expect(page.getByText("Waiting for a second person")).toBeVisible();
  await page.getByRole("button", { name: "See the request" }).click();
  await page.waitForURL(/\/approvals\/[\da-f-]{36}/);
  const request = new URL(page.url()).pathname;
  await expect(page.getByText(`USD 1,500.00 moves: ${from.name} → ${to.name}.`)).toBeVisible();
  await expect(page.getByRole("button", { name: "Approve", exact: true })).toHaveCount(0);
  expect(await sent()).toBe(before);

  const second = await as(browser, "finance2");
  await second.goto(request);
  await second.getByRole("button", { name: "Approve", exact: true }).click();
  const decision = dialog(second, /^Approve:/);
  await decision.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(second.getByText("Approved and carried out")).toBeVisible();
  await second.context().close();
  expect(await sent()).toBe(before + 1);
  expect(await balanceOf(page, to)).toBe(1500);
  await page.goto(`/transfers?user=${to.id}`);
  await rows(page).first().click();
  await expect(page.getByRole("region", { name: "How it came about" })).toContainText("approved by");
});

test("support is told who may look, and an auditor looks without moving anything", async ({
  page,
  signInAs,
}) => {
  await signInAs("support");
  await page.goto("/transfers");
  await expect(page.getByText(/Administrator.*Finance.*Auditor/)).toBeVisible();
  await page.context().clearCookies();
  await signInAs("auditor");
  await page.goto("/transfers?new=1");
  await expect(rows(page).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "New transfer" })).toHaveCount(0);
  await expect(dialog(page, "New transfer")).toHaveCount(0);
});
