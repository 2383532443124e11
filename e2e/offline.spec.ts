import { expect, test } from "./support/test";

test("without a network the page says so, shows no old rows under a new filter, and stays when a link is pressed", async ({
  page,
  context,
  signInAs,
}) => {
  await signInAs("admin");
  await page.goto("/transactions");
  const rows = page.locator("a[data-row]");
  await expect(rows.first()).toBeVisible();
  await expect(page.locator("[data-live=live]")).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText("You are offline.")).toBeVisible();
  await expect(page.locator("[data-live=offline]")).toHaveText("Offline");
  await page.getByRole("searchbox").fill("harbour");
  await page.keyboard.press("Enter");
  await expect(page.getByText("No connection")).toBeVisible();
  await expect(rows).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
  await page.getByRole("link", { name: "Users" }).click();
  await expect(page.getByText("This page cannot be opened offline")).toBeVisible();
  await expect(page).toHaveURL(/\/transactions/);
  await context.setOffline(false);
  await expect(page.getByText("You are offline.")).toBeHidden();
  await expect(page.getByText("No connection")).toBeHidden();
  await expect(page.locator("[data-live=live]")).toBeVisible();
  await page.getByRole("link", { name: "Users" }).click();
  await page.waitForURL("**/users");
});
