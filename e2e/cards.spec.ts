import { randomUUID } from "node:crypto";
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { clearFaults, sandbox } from "./support/sandbox";
import { expect, test } from "./support/test";

interface Decision {
  transaction: { status: string; decline_reason: string | null };
}

const rows = (page: Page) => page.getByRole("table", { name: "Cards" }).locator("a[data-row]");
const dialog = (page: Page, name: RegExp | string) => page.getByRole("dialog", { name });
const authorize = async (card: string, amount: string) =>
  (await sandbox<Decision>("authorize", { card, amount })).transaction;
const calls = async (operation: string, card: string) =>
  (await sandbox<{ requests: unknown[] }>(`requests?operation=${operation}&path=${card}`)).requests.length;

/** Makes a card through the screens and opens its page; gives its id and last four digits. */
async function openNewCard(page: Page, limits: Record<string, string> = { Daily: "1000" }) {
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

async function confirm(page: Page, action: string, fill: (form: Locator) => Promise<void> = async () => {}) {
  await page.getByRole("button", { name: action }).click();
  const form = dialog(page, new RegExp(`^${action} ••••`));
  await fill(form);
  await form.getByRole("button", { name: action }).click();
}

const confirmTermination = (last4: string) => async (form: Locator) => {
  await form.getByLabel("Reason").fill("Left the company");
  await form.getByLabel(/Type the last four digits/).fill(last4);
};

test.afterEach(() => clearFaults());

test.describe("the list", () => {
  test.beforeEach(async ({ page, signInAs }) => {
    await signInAs("finance");
    await page.goto("/cards");
    await expect(rows(page).first()).toBeVisible();
  });

  test("filters by status, keeps it in the address, and an address leads back to it", async ({ page }) => {
    await page.getByRole("button", { name: "Status" }).click();
    await page.getByRole("checkbox", { name: "Locked" }).check();
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL(/status=Locked/);
    const table = page.getByRole("table", { name: "Cards" });
    await expect(table.getByText("Active", { exact: true })).toHaveCount(0);
    const found = await rows(page).allTextContents();
    expect(found.length).toBeGreaterThan(0);
    await page.goto(page.url());
    expect(await rows(page).allTextContents()).toEqual(found);
    await page.getByRole("button", { name: "Remove filter Status: Locked" }).click();
    await expect(page).not.toHaveURL(/status=/);
    await expect(table.getByText("Active", { exact: true }).first()).toBeVisible();
  });

  test("finds a card by its last four digits, and says when nothing matches", async ({ page }) => {
    const last4 = /\d{4}/.exec((await rows(page).nth(3).textContent()) ?? "")?.[0] ?? "";
    const search = page.getByRole("searchbox");
    await search.fill(last4);
    await expect(page).toHaveURL(new RegExp(`q=${last4}`));
    await expect(rows(page).first()).toContainText(last4);
    await search.fill("no card is called this");
    await expect(page.getByText("No card matches")).toBeVisible();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect(rows(page).nth(5)).toBeVisible();
  });

  test("cuts a pasted card number before it is sent or stands in the address", async ({ page }) => {
    const sent: string[] = [];
    page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
    const search = page.getByRole("searchbox");
    await search.fill("3567 7200 1234 8348");
    await search.press("Enter");
    await expect(search).toHaveValue("356772******8348");
    await expect(page.getByText("A full card number was pasted.")).toBeVisible();
    await expect(page).toHaveURL(/q=356772\*{6}8348/);
    await expect(page.getByText("No card matches").or(rows(page).first())).toBeVisible();
    expect(sent.some((request) => /q=356772/.test(request))).toBe(true);
    expect(sent.filter((request) => /0012|1234|7200/.test(decodeURIComponent(request)))).toEqual([]);
  });

  test("pages to older cards and back without losing one", async ({ page }) => {
    const pager = page.getByRole("navigation", { name: "Pages" });
    const first = await rows(page).allTextContents();
    await pager.getByRole("button", { name: "Older" }).click();
    await expect(page).toHaveURL(/cursor=/);
    await expect(rows(page).first()).not.toHaveText(first[0] ?? "");
    const second = await rows(page).allTextContents();
    expect(second.filter((row) => first.includes(row))).toEqual([]);
    await pager.getByRole("button", { name: "Newer" }).click();
    await expect(rows(page).first()).toHaveText(first[0] ?? "");
    expect(await rows(page).allTextContents()).toEqual(first);
  });

  test("remembers the columns a person chose", async ({ page }) => {
    const header = page.getByRole("columnheader", { name: "Expires" });
    await expect(header).toBeVisible();
    await page.getByRole("button", { name: "Columns and density" }).click();
    await page.getByRole("checkbox", { name: "Expires" }).uncheck();
    await page.reload();
    await expect(page.getByRole("columnheader", { name: "Status" })).toBeVisible();
    await expect(header).toHaveCount(0);
  });

  test("works by keyboard: slash, j, Enter, Escape; closing a card leads back to the same list", async ({
    page,
  }) => {
    await page.goto("/cards?sort=pressure&currency=HKD");
    await expect(rows(page).first()).toBeVisible();
    const address = page.url();
    // The rows come from the server; the keys work once the page's script runs.
    await expect(async () => {
      await page.keyboard.press("/");
      await expect(page.getByRole("searchbox")).toBeFocused({ timeout: 500 });
    }).toPass();
    await rows(page).first().focus();
    await page.keyboard.press("j");
    await expect(rows(page).nth(1)).toBeFocused();
    await page.keyboard.press("Enter");
    const panel = page.getByRole("dialog");
    await expect(panel.getByRole("heading", { name: "Latest transactions" })).toBeVisible();
    await rows(page).first().click();
    await expect(rows(page).first()).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(panel).toHaveCount(0);
    expect(page.url()).toBe(address);
  });

  test("a card opens as a panel, and from there as a page without serious accessibility findings", async ({
    page,
  }) => {
    await rows(page).first().click();
    const panel = page.getByRole("dialog");
    await expect(panel.getByRole("heading", { name: "Limits", exact: true })).toBeVisible();
    await panel.getByRole("link", { name: "Open as full page" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("••••");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(
      page.getByText("Asia/Hong Kong (GMT+8)").or(page.getByText("Never resets")).first(),
    ).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.filter((found) => ["serious", "critical"].includes(found.impact ?? ""))).toEqual([]);
  });
});

test("a card's life: locked it declines, unlocked it pays, under a lower limit it declines, terminated it is over", async ({
  page,
  signInAs,
}) => {
  await signInAs("finance");
  await sandbox("deposit", { currency: "HKD", amount: "5000.00" });
  const card = await openNewCard(page);
  expect((await authorize(card.id, "100.00")).status).toBe("Authorized");

  await confirm(page, "Lock card");
  await expect(page.getByRole("button", { name: "Unlock card" })).toBeVisible();
  expect((await authorize(card.id, "10.00")).status).toBe("Declined");

  await confirm(page, "Unlock card", (form) => form.getByLabel("Reason").fill("Found again"));
  await expect(page.getByRole("button", { name: "Lock card", exact: true })).toBeFocused();
  expect((await authorize(card.id, "10.00")).status).toBe("Authorized");

  await page.getByRole("button", { name: "Edit limits" }).click();
  const limits = page.getByRole("dialog");
  await limits.getByLabel("Daily limit").fill("50");
  await limits.getByRole("button", { name: "Review" }).click();
  await limits.getByRole("button", { name: "Change limits" }).click();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(page.getByText("over the limit")).toBeVisible();
  expect((await authorize(card.id, "1.00")).status).toBe("Declined");

  await confirm(page, "Terminate card", confirmTermination(card.last4));
  await expect(page.getByText("This card is terminated for good")).toBeVisible();
  for (const action of ["Lock card", "Unlock card", "Terminate card", "Edit limits"])
    await expect(page.getByRole("button", { name: action, exact: true })).toHaveCount(0);
  expect((await authorize(card.id, "1.00")).status).toBe("Declined");

  const activity = page.getByRole("list", { name: "Activity" });
  for (const entry of ["Terminate · Done", "Edit limits · Done", "Unlock · Done", "Lock · Done"])
    await expect(activity.getByText(entry, { exact: true })).toBeVisible();
  await expect(activity.getByText("Reason: Left the company")).toBeVisible();
});

test("a B2C card without a user is not sent; the form says which fields are wrong", async ({
  page,
  signInAs,
}) => {
  await signInAs("finance");
  await page.goto("/cards");
  const before = await calls("createCard", "");
  await page.getByRole("button", { name: "Create card" }).click();
  const form = dialog(page, "Create card");
  await form.getByText("B2C", { exact: true }).click();
  await form.getByRole("button", { name: "Create card" }).click();
  await expect(form.getByText("A B2C card needs a user.")).toBeVisible();
  await expect(form.getByLabel("User ID")).toBeFocused();
  expect(await calls("createCard", "")).toBe(before);
});

test("support may lock but sees neither termination, limits nor creation; auditors see no action at all", async ({
  page,
  signInAs,
  context,
}) => {
  await signInAs("support");
  await page.goto("/cards?status=Active");
  await rows(page).first().click();
  await expect(page.getByRole("button", { name: "Lock card" })).toBeVisible();
  for (const action of ["Terminate card", "Edit limits", "Create card"])
    await expect(page.getByRole("button", { name: action })).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Activity" })).toHaveCount(0);
  await context.clearCookies();
  await signInAs("auditor");
  await page.goto("/cards?status=Active");
  await rows(page).first().click();
  await expect(page.getByRole("heading", { name: "Activity" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Lock card" })).toHaveCount(0);
});

test("a card that changed since the dialog opened is not touched until the person saw what changed", async ({
  page,
  signInAs,
}) => {
  await signInAs("finance");
  const card = await openNewCard(page);
  await page.getByRole("button", { name: "Terminate card" }).click();
  const form = dialog(page, /^Terminate card/);
  await confirmTermination(card.last4)(form);

  const other = await page.context().newPage();
  await other.goto(`/cards/${card.id}`);
  await confirm(other, "Lock card");
  await expect(other.getByRole("button", { name: "Unlock card" })).toBeVisible();
  await other.close();

  await form.getByRole("button", { name: "Terminate card" }).click();
  await expect(form.getByText("This card changed since you opened it")).toBeVisible();
  expect(await calls("terminateCard", card.id)).toBe(0);
  await form.getByRole("button", { name: "Show what changed" }).click();
  await expect(form.getByRole("row", { name: /Status/ })).toContainText("Locked");
  await form.getByRole("button", { name: "Terminate card" }).click();
  await expect(page.getByText("This card is terminated for good")).toBeVisible();
  expect(await calls("terminateCard", card.id)).toBe(1);
});

test("two presses send one call", async ({ page, signInAs }) => {
  await signInAs("finance");
  const card = await openNewCard(page);
  await sandbox("faults", { operation: "lockCard", fault: "delay", ms: 600 });
  await page.getByRole("button", { name: "Lock card" }).click();
  await dialog(page, /^Lock card/)
    .getByRole("button", { name: "Lock card" })
    .dblclick();
  await expect(page.getByRole("button", { name: "Unlock card" })).toBeVisible();
  expect(await calls("lockCard", card.id)).toBe(1);
});

test("an issuer's refusal shows its code and that nothing was changed", async ({ page, signInAs }) => {
  await signInAs("finance");
  const card = await openNewCard(page);
  await sandbox("faults", { operation: "lockCard", fault: "rate-limited" });
  await confirm(page, "Lock card");
  const form = dialog(page, /^Lock card/);
  await expect(form.getByText("SBX-RATE-LIMITED")).toBeVisible();
  await expect(form.getByText("Nothing was changed.")).toBeVisible();
  await form.getByRole("button", { name: "Lock card" }).click();
  await expect(page.getByRole("button", { name: "Unlock card" })).toBeVisible();
  expect(await calls("lockCard", card.id)).toBe(2);
});

test("a lost reply that took effect resolves itself to done, without a second call", async ({
  page,
  signInAs,
}) => {
  await signInAs("finance");
  const card = await openNewCard(page);
  await sandbox("faults", { operation: "lockCard", fault: "drop-after-effect" });
  await confirm(page, "Lock card");
  await expect(page.getByText("Lock card: done")).toBeVisible();
  await expect(page.getByRole("button", { name: "Unlock card" })).toBeEnabled();
  expect(await calls("lockCard", card.id)).toBe(1);
  await page.getByRole("button", { name: "Dismiss" }).first().click();
  await expect(page.getByText("Lock card: done")).toHaveCount(0);
});

test("a lost reply without effect is unknown, blocks further actions, and resolves itself to not applied", async ({
  page,
  signInAs,
}) => {
  await signInAs("finance");
  const card = await openNewCard(page);
  await sandbox("faults", { operation: "lockCard", fault: "drop-before-effect" });
  await confirm(page, "Lock card");
  await expect(page.getByText("Lock card: outcome unknown")).toBeVisible();
  for (const action of ["Lock card", "Terminate card", "Edit limits"])
    await expect(page.getByRole("button", { name: action })).toBeDisabled();
  await page.reload();
  await expect(page.getByText("Lock card: outcome unknown")).toBeVisible();
  await expect(page.getByText("Lock card: not applied")).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("button", { name: "Lock card" })).toBeEnabled();
  expect(await calls("lockCard", card.id)).toBe(1);
});

test("an issuer that is down leaves the mirrored card with a calm notice", async ({ page, signInAs }) => {
  await signInAs("finance");
  const card = await openNewCard(page);
  await page.route(`**/api/cards/${card.id}/fresh*`, (route) => route.abort());
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByText("The issuer could not be read just now")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(card.title);
});
