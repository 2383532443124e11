import { expect, signIn, test } from "./support/test";

const PASSWORD = "a password for the tests";

test("an admin adds a person, changes the role, ends the sessions and shuts the person out", async ({
  page,
  browser,
  signInAs,
}) => {
  await signInAs("admin");
  await page.goto("/team");
  await page.getByRole("button", { name: "Add person" }).click();
  const dialog = page.getByRole("dialog", { name: "Add person" });
  await dialog.getByLabel("Name").fill("Nora New");
  await dialog.getByLabel("Email").fill("nora@example.com");
  await dialog.getByLabel("Role").selectOption({ label: "Support" });
  await dialog.getByLabel("Password").fill("short");
  await dialog.getByRole("button", { name: "Add person" }).click();
  await expect(dialog.getByText("Use at least 12 characters.")).toBeVisible();
  await dialog.getByLabel("Password").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Add person" }).click();
  await expect(dialog).toBeHidden();
  const row = page.getByRole("row", { name: /Nora New/ });
  await expect(row).toContainText("Support");

  const other = await browser.newPage();
  await signIn(other, "nora@example.com", PASSWORD);
  await other.goto("/team");
  await expect(other.getByText("You do not have access to this")).toBeVisible();

  const act = async (item: string, confirm: string, choose?: () => Promise<unknown>) => {
    await page.reload();
    await page.getByRole("button", { name: "Actions for Nora New" }).click();
    await page.getByRole("menuitem", { name: item }).click();
    await choose?.();
    const open = page.getByRole("dialog");
    await open.getByRole("button", { name: confirm }).click();
    await expect(open).toBeHidden();
  };
  await act("Change role", "Change role", () =>
    page.getByRole("dialog").getByLabel("Role").selectOption("auditor"),
  );
  await expect(row).toContainText("Auditor");
  await row.getByRole("button", { name: "1 session of Nora New" }).click();
  const sessions = page.getByRole("dialog", { name: "Sessions of Nora New" });
  await sessions.getByRole("button", { name: /End the session on Chrome/ }).click();
  await expect(sessions.getByText("Not signed in anywhere.")).toBeVisible();
  await sessions.getByRole("button", { name: "Close" }).last().click();
  await other.goto("/cards");
  await expect(other).toHaveURL(/\/sign-in/);
  await other.getByLabel("Email").fill("nora@example.com");
  await other.getByLabel("Password").fill(PASSWORD);
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other).toHaveURL(/\/cards/);
  await act("End sessions", "End sessions");
  await other.goto("/cards");
  await expect(other).toHaveURL(/\/sign-in/);
  await act("Disable", "Disable");
  await expect(row).toContainText("Disabled");
  await other.getByLabel("Email").fill("nora@example.com");
  await other.getByLabel("Password").fill(PASSWORD);
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other.getByText("The e-mail address or the password is not right.")).toBeVisible();
  await other.close();

  await page.goto("/audit?q=nora%40example.com");
  for (const action of ["Add person", "Change role", "End sessions", "Disable"]) {
    await expect(page.getByRole("row").filter({ hasText: action }).first()).toBeVisible();
  }
});

test("an auditor reads the team but cannot change it; support is told why not", async ({
  page,
  signInAs,
  context,
}) => {
  await signInAs("auditor");
  await page.goto("/team");
  await expect(page.getByRole("row", { name: /admin@example.com/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Add person" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /Actions for/ })).toHaveCount(0);
  await context.clearCookies();
  await signInAs("support");
  await page.goto("/team");
  await expect(page.getByText("It needs one of these roles: Admin / Auditor.")).toBeVisible();
  await expect(page.getByRole("table")).toHaveCount(0);
  const response = await page.request.get("/api/staff");
  expect(response.status()).toBe(403);
  await context.clearCookies();
  await signInAs("admin");
  await page.goto("/audit?outcome=denied&q=support%40example.com");
  await expect(page.getByRole("row").filter({ hasText: "support@example.com" }).first()).toBeVisible();
});

test("nobody can disable themselves or take their own role away", async ({ page, signInAs }) => {
  await signInAs("admin");
  await page.goto("/team");
  await page.getByRole("button", { name: "Actions for Ada Admin" }).click();
  for (const name of [/^Change role/, /^Disable/]) {
    const item = page.getByRole("menuitem", { name });
    await expect(item).toHaveAttribute("aria-disabled", "true");
    await expect(item).toContainText("Not available for yourself");
  }
});
