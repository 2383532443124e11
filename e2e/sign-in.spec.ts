import { expect, signIn, test } from "./support/test";

test("a person signs in, lands where the way led, and signs out for good", async ({ page, context }) => {
  await page.goto("/cards?status=Locked");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
  await page.getByLabel("Email").fill("auditor@example.com");
  await page.getByLabel("Password").fill("demo-password");
  await page.getByLabel("Password").press("Enter");
  await expect(page).toHaveURL(/\/cards\?status=Locked/);
  const kept = await context.cookies();
  await page.getByRole("button", { name: /Aud Itor/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await context.addCookies(kept);
  await page.goto("/cards");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("wrong passwords and unknown people get the same words, and after ten of them nobody gets in", async ({
  page,
}) => {
  const attempt = async (email: string, password: string) => {
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill(password);
    const answered = page.waitForResponse((response) =>
      response.url().includes("/api/auth/callback/credentials"),
    );
    await page.getByRole("button", { name: "Sign in" }).click();
    await answered;
  };
  await page.goto("/sign-in");
  await attempt("nobody@example.com", "whatever it is");
  await expect(page.getByText("The e-mail address or the password is not right.")).toBeVisible();
  for (let index = 0; index < 10; index += 1) await attempt("limited@example.com", `wrong ${index}`);
  await attempt("limited@example.com", "demo-password");
  await expect(page.getByText("Too many failed attempts.")).toBeVisible();
});

test("a foreign address is no way back", async ({ page }) => {
  await page.goto("/sign-in?callbackUrl=https%3A%2F%2Fevil.example%2F");
  await page.getByLabel("Email").fill("auditor@example.com");
  await page.getByLabel("Password").fill("demo-password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(`http://localhost:${process.env.E2E_PORT}/`);
});

test("a demo person is one click away from the filled form", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByText("Demo sign-ins").click();
  await page.getByRole("button", { name: /Sam Suen/ }).click();
  await expect(page.getByLabel("Email")).toHaveValue("support@example.com");
  await expect(page.getByRole("button", { name: "Sign in" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /Sam Suen/ })).toBeVisible();
});

test("the screen locks when nobody is there, and the session is over", async ({ page, context }) => {
  await signIn(page, "auditor@example.com", "demo-password");
  const kept = await context.cookies();
  await page.clock.install();
  await page.goto("/cards?status=Active");
  await expect(page.getByRole("heading", { name: "Cards", level: 1 })).toBeVisible();
  // Time only counts once the page's own script has started, so it may have to pass twice.
  await expect(async () => {
    await page.clock.fastForward("16:00");
    await expect(page).toHaveURL(/\/sign-in\?reason=idle/, { timeout: 5_000 });
  }).toPass();
  await expect(page.getByText("You were signed out after a period of inactivity.")).toBeVisible();
  const other = await context.browser()?.newContext();
  await other?.addCookies(kept);
  const answer = await other?.request.get(`http://localhost:${process.env.E2E_PORT}/api/cards`);
  expect(answer?.status()).toBe(401);
  await other?.close();
});

test("who moves the pointer or types is not locked out", async ({ page }) => {
  await signIn(page, "auditor@example.com", "demo-password");
  await page.clock.install();
  await page.goto("/cards");
  await expect(page.getByRole("heading", { name: "Cards", level: 1 })).toBeVisible();
  for (const [x, y] of [
    [300, 300],
    [320, 310],
    [340, 320],
  ] as const) {
    await page.clock.fastForward("10:00");
    await page.mouse.move(x, y);
  }
  await page.clock.fastForward("13:30");
  await expect(page).toHaveURL(/\/cards/);
  await expect(page.getByRole("heading", { name: "Cards", level: 1 })).toBeVisible();
});

test("a minute before the screen locks it says so, and goes on for whoever stays", async ({ page }) => {
  await signIn(page, "auditor@example.com", "demo-password");
  await page.clock.install();
  await page.goto("/cards");
  await expect(page.getByRole("heading", { name: "Cards", level: 1 })).toBeVisible();
  const warning = page.getByRole("dialog", { name: "Are you still there?" });
  await expect(async () => {
    await page.clock.fastForward("14:10");
    await expect(warning).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await expect(warning.getByRole("timer")).toHaveText(/signed out in \d+ seconds/);
  await expect(warning.getByRole("button", { name: "Stay signed in" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(warning).toHaveCount(0);
  await page.clock.fastForward("05:00");
  await expect(page).toHaveURL(/\/cards/);
});

test("what was typed when the screen locked is there again for the same person, and not for another", async ({
  page,
}) => {
  await signIn(page, "support@example.com", "demo-password");
  await page.goto("/transactions");
  await page.getByRole("row").nth(1).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/transactions\/.+/);
  await page.goto(page.url());
  const note = page.getByLabel("New note");
  await expect(note).toBeVisible();
  const awayFrom = async (text: string) => {
    await note.fill(text);
    // As if nobody had been there for long: the page looks at it when it gets the focus.
    await page.evaluate(() => {
      localStorage.setItem("last-presence", "1");
      window.dispatchEvent(new Event("focus"));
    });
    await expect(page).toHaveURL(/\/sign-in\?reason=idle/);
  };
  const back = async (email: string) => {
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill("demo-password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(note).toBeVisible();
  };
  await awayFrom("Called about this payment");
  await back("support@example.com");
  await expect(note).toHaveValue("Called about this payment");
  await awayFrom("Called again");
  await back("finance@example.com");
  await expect(note).toHaveValue("");
  expect(await page.evaluate(() => sessionStorage.getItem("drafts"))).toBeNull();
});
