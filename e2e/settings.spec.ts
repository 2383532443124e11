import { TOTP } from "otpauth";
import { renderSVG } from "uqr";
import { accessibilityFindings } from "./support/accessibility";
import { aCard, grant, inFours, openReveal, PASSWORD, plant } from "./support/secret-steps";
import { expect, signIn, test } from "./support/test";

const SHOW = ["Show full card numbers"];

test.describe.configure({ timeout: 180_000 });

test("an authenticator app is set up with the QR code's secret, proves who asks, and is removed again", async ({
  page,
  browser,
}) => {
  await grant(browser, "finance", SHOW);
  await signIn(page, "finance@example.com", PASSWORD);
  await page.goto("/settings");
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "Set up" }).click();
  const dialog = page.getByRole("dialog", { name: "Set up two-step codes" });
  await dialog.getByLabel("Password").fill(PASSWORD);
  await page.keyboard.press("Enter");
  const secret = (await dialog.getByText(/^[A-Z2-7]{32}$/).textContent()) ?? "";
  const totp = new TOTP({ secret, issuer: "Cardroom", label: "finance@example.com" });
  const picture = await dialog.getByRole("img", { name: /QR code/ }).getAttribute("src");
  expect(decodeURIComponent(picture ?? "")).toContain(renderSVG(totp.toString(), { border: 2 }));
  expect(await accessibilityFindings(page)).toEqual([]);
  await dialog.getByLabel("Code from the app").fill("000000");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("The code is not right.")).toBeVisible();
  await dialog.getByLabel("Code from the app").fill(totp.generate());
  await page.keyboard.press("Enter");
  await expect(page.getByText("Two-step codes are on", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Remove" })).toBeVisible();
  expect(await page.content()).not.toContain(secret);

  const card = await aCard(page);
  const secrets = await plant(card);
  await page.goto(`/cards/${card.id}`);
  const ceremony = await openReveal(page);
  await ceremony.getByLabel("Set-up of a digital wallet").check();
  await ceremony.getByRole("button", { name: "Continue" }).click();
  // The code of now was used up by the set-up; the next one is taken a step early.
  await ceremony
    .getByLabel("6-digit code")
    .last()
    .fill(totp.generate({ timestamp: Date.now() + 30_000 }));
  await page.keyboard.press("Enter");
  await expect(ceremony.getByText(inFours(secrets.pan))).toBeVisible();

  await page.goto("/settings");
  await page.getByRole("button", { name: "Remove" }).click();
  const removal = page.getByRole("dialog", { name: "Remove two-step codes" });
  await removal.getByLabel("Password").fill(PASSWORD);
  await removal.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("Two-step codes are off", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Set up" })).toBeVisible();
});

test("everybody sees the own sessions and ends one that was left open elsewhere", async ({
  page,
  browser,
}) => {
  const other = await browser.newPage();
  await signIn(other, "support@example.com", PASSWORD);
  await other.goto("/cards");
  await signIn(page, "support@example.com", PASSWORD);
  await page.goto("/settings");
  const sessions = page.getByRole("region", { name: "Your sessions" });
  await expect(sessions.getByRole("listitem").filter({ hasText: "this session" })).toHaveCount(1);
  const present = sessions.getByRole("listitem").filter({ hasText: "this session" });
  await expect(present.getByRole("button")).toHaveCount(0);
  const ends = sessions.getByRole("button", { name: /^End/ });
  const before = await ends.count();
  // Newest first: the one that was opened just before this one.
  await ends.first().click();
  await expect(ends).toHaveCount(before - 1);
  await other.goto("/cards");
  await expect(other).toHaveURL(/\/sign-in/);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
  await other.close();
});
