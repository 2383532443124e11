import {
  authorize,
  calls,
  confirm,
  confirmTermination,
  dialog,
  openNewCard,
  rows,
} from "./support/card-steps";
import { clearFaults, sandbox } from "./support/sandbox";
import { expect, test } from "./support/test";

test.afterEach(() => clearFaults());

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
  await expect(page.getByText("This card is terminated permanently")).toBeVisible();
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
  await expect(page.getByText("This card is terminated permanently")).toBeVisible();
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
  // A press joins a reading that is under way since before the line was cut.
  await expect(async () => {
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect(page.getByText("The issuer could not be read just now")).toBeVisible({ timeout: 3_000 });
  }).toPass();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(card.title);
});
