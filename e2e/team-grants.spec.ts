import { accessibilityFindings } from "./support/accessibility";
import { aCard, grant, openReveal, PASSWORD } from "./support/secret-steps";
import { expect, signIn, test } from "./support/test";

test.describe.configure({ timeout: 180_000 });

test("a grant shows on the team page with its reason, and is gone from the next click on once revoked", async ({
  page,
  browser,
}) => {
  await grant(browser, "finance", ["Show full card numbers"]);
  const holder = await browser.newPage();
  await signIn(holder, "finance@example.com", PASSWORD);
  const card = await aCard(holder);
  await holder.goto(`/cards/${card.id}`);
  await openReveal(holder);

  await signIn(page, "admin@example.com", PASSWORD);
  await page.goto("/team");
  await expect(page.getByRole("row", { name: /Show full card numbers/ })).toContainText("By grant only");
  await page
    .getByRole("button", { name: /of Fiona Finch$/ })
    .first()
    .click();
  const grants = page.getByRole("dialog", { name: "Grants of Fiona Finch" });
  await expect(grants).toContainText("Answers cardholders who lost their card");
  await grants.getByLabel("Justification").fill("too short");
  await grants.getByRole("button", { name: "Grant", exact: true }).click();
  await expect(grants.getByText("Give a justification of at least 20 characters.")).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);
  await grants.getByRole("button", { name: "Revoke “Show full card numbers”" }).click();
  await page
    .getByRole("dialog", { name: "Revoke a grant" })
    .getByRole("button", { name: "Revoke grant" })
    .click();
  await expect(grants.getByText("Nothing beyond the role.")).toBeVisible();

  const dialog = holder.getByRole("dialog", { name: /^Full number of card/ });
  await dialog.getByLabel("The cardholder asks for the number").check();
  await dialog.getByRole("button", { name: "Continue" }).click();
  const password = dialog.getByLabel("Password");
  if (await password.isVisible()) {
    await password.fill(PASSWORD);
    await holder.keyboard.press("Enter");
  }
  await expect(dialog.getByText("You may not see full card numbers")).toBeVisible();
  await holder.close();
});
