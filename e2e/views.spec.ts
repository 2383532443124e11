import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, test } from "./support/test";

const rows = (page: Page) => page.getByRole("table", { name: "Transactions" }).locator("a[data-row]");
const view = (page: Page) => page.getByRole("button", { name: /^Views:/ });

async function act(page: Page, action: string) {
  await page.getByRole("button", { name: "View actions" }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

async function saveView(page: Page, name: string, fill: () => Promise<void> = async () => {}) {
  await act(page, "Save as view …");
  await page.getByRole("dialog", { name: "Save as view" }).getByLabel("Name").fill(name);
  await fill();
  await page.getByRole("button", { name: "Save view" }).click();
  await expect(view(page)).toContainText(name);
}

test("a person's list opens with the view of their choice until they choose another", async ({
  page,
  signInAs,
}) => {
  const name = `Declines ${randomUUID().slice(0, 8)}`;
  await signInAs("auditor");
  await page.goto("/transactions?status=Declined");
  await expect(rows(page).first()).toBeVisible();
  await saveView(page, name, () => page.getByLabel("Open the list with this view").check());
  await expect(page).toHaveURL(/\?view=[\da-f-]{36}$/);

  await page.goto("/transactions");
  await expect(view(page)).toContainText(name);
  await expect(page.getByRole("button", { name: "Remove filter Status: Declined" })).toBeVisible();

  await page.getByRole("button", { name: "Type" }).click();
  await page.getByRole("checkbox", { name: "Purchase" }).check();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Edited", { exact: true })).toBeVisible();
  await expect(page).toHaveURL(/status=Declined&type=Sales$/);
  await act(page, "Discard changes");
  await expect(page.getByText("Edited", { exact: true })).toHaveCount(0);
  await expect(page).toHaveURL(/\?view=[\da-f-]{36}$/);

  const holder = page.getByRole("columnheader", { name: "Holder" });
  await expect(holder).toBeVisible();
  await page.getByRole("button", { name: "Columns and density" }).click();
  await page.getByRole("checkbox", { name: "Holder" }).uncheck();
  await page.keyboard.press("Escape");
  await expect(page.getByText("Edited", { exact: true })).toBeVisible();
  await act(page, `Save changes to “${name}”`);
  await expect(page.getByText("Edited", { exact: true })).toHaveCount(0);
  await page.reload();
  await expect(view(page)).toContainText(name);
  await expect(holder).toHaveCount(0);

  await view(page).click();
  await page.getByRole("menuitem", { name: "All" }).click();
  await expect(holder).toBeVisible();
  await expect(page).toHaveURL(/\?view=all$/);
  await expect(page.getByRole("button", { name: "Clear all" })).toHaveCount(0);

  await view(page).click();
  await page.getByRole("menuitem", { name }).click();
  await act(page, "Delete view");
  await expect(view(page)).toContainText("All");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(`View “${name}” is back`)).toBeVisible();
  await view(page).click();
  await page.getByRole("menuitem", { name }).click();
  await act(page, "Stop opening the list with this view");
  await expect(page.getByText("The list now opens with everything")).toBeVisible();
  await page.goto("/transactions");
  await expect(view(page)).toContainText("All");
});

test("a view shared with a role is that role's to use, not to change, and another role's link leads nowhere", async ({
  page,
  signInAs,
}) => {
  const name = `For support ${randomUUID().slice(0, 8)}`;
  await signInAs("finance");
  await page.goto("/transactions?status=Declined&minAmount=1");
  await expect(rows(page).first()).toBeVisible();
  await saveView(page, name, () => page.getByRole("checkbox", { name: "Support" }).check());
  const link = page.url();

  await page.context().clearCookies();
  await signInAs("support");
  await page.goto("/transactions");
  await view(page).click();
  await page.getByRole("menuitem", { name }).click();
  await expect(page).toHaveURL(link);
  await expect(page.getByRole("button", { name: "Remove filter Status: Declined" })).toBeVisible();
  await page.getByRole("button", { name: "View actions" }).click();
  await expect(page.getByRole("menuitem", { name: "Copy link" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: /Rename|Delete view|Share/ })).toHaveCount(0);
  await page.keyboard.press("Escape");

  await page.context().clearCookies();
  await signInAs("auditor");
  await page.goto(link);
  await expect(page.getByText("This view is not there")).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole("button", { name: "Show all" }).click();
  await expect(page.getByText("This view is not there")).toHaveCount(0);
});

test("a view's name is refused when it is taken or holds a card number, and nothing is saved", async ({
  page,
  signInAs,
}) => {
  const name = `Once ${randomUUID().slice(0, 8)}`;
  await signInAs("finance");
  await page.goto("/transactions?status=Settled");
  await expect(rows(page).first()).toBeVisible();
  await saveView(page, name);
  await act(page, "Save as view …");
  const dialog = page.getByRole("dialog", { name: "Save as view" });
  await dialog.getByLabel("Name").fill(name.toUpperCase());
  await dialog.getByRole("button", { name: "Save view" }).click();
  await expect(dialog.getByText("There is a view of this name already.")).toBeVisible();
  await dialog.getByLabel("Name").fill("Card 3567 7200 0006 8348");
  await dialog.getByRole("button", { name: "Save view" }).click();
  await expect(dialog.getByText("Leave card numbers out.")).toBeVisible();
});
