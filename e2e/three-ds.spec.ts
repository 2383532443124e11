import { randomUUID } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { accessibilityFindings } from "./support/accessibility";
import { openNewCard } from "./support/card-steps";
import { sandbox } from "./support/sandbox";
import { PASSWORD, proveIfAsked } from "./support/secret-steps";
import { expect, signIn, test } from "./support/test";

interface Challenge {
  verification_id: string;
  otp_code: string;
}

/** Has the sandbox begin a payment at a shop of its own name, so that its row is found. */
async function challenge(card: string): Promise<Challenge & { merchant: string }> {
  const merchant = `Shop ${randomUUID().slice(0, 8)}`;
  const sent = await sandbox<Challenge>("three-ds", { card, amount: "101", merchant_name: merchant });
  return { ...sent, merchant };
}

const row = (page: Page, merchant: string) =>
  page.getByRole("table", { name: "3-D Secure challenges" }).getByRole("row").filter({ hasText: merchant });
const panel = (page: Page, merchant: string) => page.getByRole("dialog", { name: merchant });
const TICK = /I called the cardholder back/;

async function secondPerson(browser: Browser, email: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signIn(page, email, "demo-password");
  return page;
}

/** How long a challenge takes from before the issuer begins it until the open desk shows it. */
async function watchArrival(page: Page, card: string): Promise<number> {
  const began = Date.now();
  const { merchant } = await challenge(card);
  await page.waitForFunction(
    (name) => [...document.querySelectorAll("main td")].some((cell) => cell.textContent?.includes(name)),
    merchant,
    { polling: "raf", timeout: 10_000 },
  );
  return Date.now() - began;
}

test("a challenge appears within two seconds, without a reload, and counts down", async ({
  page,
  signInAs,
}) => {
  await signInAs("support");
  const { items } = await (await page.request.get("/api/cards?status=Active&limit=1")).json();
  await page.goto("/three-ds");
  await expect(page.locator("[data-live=live]")).toBeVisible();
  // The first of a server that has just started also loads its code.
  await watchArrival(page, items[0].id);
  const times: number[] = [];
  for (let n = 0; n < 5; n += 1) times.push(await watchArrival(page, items[0].id));
  process.stdout.write(`  challenge to desk: ${times.map((time) => `${time} ms`).join(", ")}\n`);
  expect(Math.max(...times)).toBeLessThan(2_000);
  const { merchant } = await challenge(items[0].id);
  const mine = row(page, merchant);
  await expect(mine).toContainText("101.00");
  await expect(mine).toContainText(items[0].last4);
  await expect(mine).toContainText("Waiting");
  const left = mine.getByRole("timer");
  await expect(left).toHaveText(/^9:\d\d left$/);
  const before = await left.textContent();
  await expect(left).not.toHaveText(before ?? "");
});

test("of two people one claims; the other is told who has it and sees no code", async ({
  page,
  signInAs,
  browser,
}) => {
  await signInAs("admin");
  const card = await openNewCard(page);
  const { merchant } = await challenge(card.id);
  const other = await secondPerson(browser, "support@example.com");
  for (const one of [page, other]) {
    await one.goto("/three-ds");
    await expect(row(one, merchant)).toBeVisible();
  }
  const claim = (one: Page) =>
    row(one, merchant)
      .getByRole("button", { name: `Claim ${merchant}` })
      .evaluate((button: HTMLElement) => button.click());
  await Promise.all([claim(page), claim(other)]);
  await expect(row(page, merchant)).toContainText(/Yours|has it/);
  const first = await row(page, merchant).getByText("Yours").isVisible();
  const [mine, theirs] = first ? [page, other] : [other, page];
  await expect(row(mine, merchant)).toContainText("Yours");
  await expect(row(theirs, merchant)).toContainText("has it");
  await expect(theirs.getByText("was faster")).toBeVisible();
  await row(theirs, merchant).getByRole("link", { name: merchant }).click();
  await expect(panel(theirs, merchant)).toContainText("is working on this");
  await expect(panel(theirs, merchant).getByRole("button", { name: "Show code once" })).toHaveCount(0);
  await other.context().close();
});

test("the code is shown once after the promise, hidden again, and nowhere but on the screen", async ({
  page,
  signInAs,
}) => {
  await signInAs("admin");
  const card = await openNewCard(page);
  const { merchant, otp_code: code } = await challenge(card.id);
  const leaks: string[] = [];
  let answers = 0;
  page.on("response", async (response) => {
    const text = await response.text().catch(() => "");
    if (!text.includes(code)) return;
    if (response.request().method() === "POST") {
      answers += 1;
      if (!/no-store/.test(response.headers()["cache-control"] ?? "")) leaks.push("cacheable answer");
    } else leaks.push(response.url());
  });
  await page.goto("/three-ds");
  await expect(row(page, merchant)).toBeVisible();
  await page.keyboard.press("j");
  await row(page, merchant).getByRole("link", { name: merchant }).focus();
  await page.keyboard.press("c");
  await expect(row(page, merchant)).toContainText("Yours");
  await page.keyboard.press("Enter");
  const detail = panel(page, merchant);
  await expect(detail).toContainText("Never read this code out to someone who called you.");
  const show = detail.getByRole("button", { name: "Show code once" });
  await expect(show).toBeDisabled();
  expect(await accessibilityFindings(page, { within: "dialog", all: true })).toEqual([]);
  await detail.getByLabel(TICK).check();
  await show.click();
  const shown = detail.getByLabel("One-time code");
  await proveIfAsked(page, shown);
  await expect(shown).toHaveText(code);
  await expect(detail.getByText(/Hides in \d+ seconds/)).toBeVisible();
  // A page that is loaded anew has no bodies of its answers any more.
  await expect.poll(() => answers).toBe(1);
  await detail.getByRole("button", { name: "Hide now" }).click();
  await expect(shown).toHaveCount(0);
  await expect(detail).toContainText("The code was shown.");
  expect(await page.content()).not.toContain(code);
  await page.reload();
  await expect(detail).toContainText("The code was shown.");
  await expect(show).toHaveCount(0);
  expect(await page.content()).not.toContain(code);
  expect(answers).toBe(1);
  expect(leaks).toEqual([]);
});

test("the code hides when the window loses the focus, and by itself after 30 seconds", async ({
  page,
  signInAs,
}) => {
  await signInAs("admin");
  const card = await openNewCard(page);
  for (const how of ["blur", "time"] as const) {
    const { merchant } = await challenge(card.id);
    await page.clock.install();
    await page.goto("/three-ds");
    await row(page, merchant).getByRole("link", { name: merchant }).click();
    const detail = panel(page, merchant);
    await detail.getByRole("button", { name: "Claim" }).click();
    await detail.getByLabel(TICK).check();
    await detail.getByRole("button", { name: "Show code once" }).click();
    const shown = detail.getByLabel("One-time code");
    await proveIfAsked(page, shown);
    await expect(shown).toBeVisible();
    if (how === "blur") await page.evaluate(() => window.dispatchEvent(new Event("blur")));
    else await page.clock.runFor(30_500);
    await expect(shown).toHaveCount(0);
  }
});

test("a contact is changed only by who proves again who they are; what was typed stays meanwhile", async ({
  page,
}) => {
  test.slow();
  await signIn(page, "admin@example.com", PASSWORD);
  const card = await openNewCard(page);
  const { merchant } = await challenge(card.id);
  await page.goto("/three-ds");
  await row(page, merchant).getByRole("link", { name: merchant }).click();
  const detail = panel(page, merchant);
  await detail.getByRole("button", { name: "Add contact" }).click();
  const email = detail.getByLabel("E-mail");
  await email.fill("mei@example.com");
  await email.press("Enter");
  const asked = page.getByRole("dialog", { name: "Confirm that it is you" });
  const password = asked.getByLabel("Password");
  await expect(password).toBeFocused();
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(asked).toHaveCount(0);
  await expect(detail).toContainText("Prove again that it is you");
  await expect(email).toHaveValue("mei@example.com");
  await detail.getByRole("button", { name: "Save" }).click();
  await password.fill("wrong");
  await page.keyboard.press("Enter");
  await expect(asked).toContainText("The password is not right.");
  await password.fill(PASSWORD);
  await page.keyboard.press("Enter");
  await expect(asked).toHaveCount(0);
  await expect(detail).toContainText("mei@example.com");
  await expect(detail.getByRole("button", { name: "Change contact" })).toBeVisible();
});

test("what came too late is expired: no claim, no code", async ({ page, signInAs }) => {
  await signInAs("admin");
  const card = await openNewCard(page);
  await sandbox("clock", { offset_ms: -11 * 60_000 });
  const { merchant } = await challenge(card.id).finally(() => sandbox("clock", { reset: true }));
  await page.goto("/three-ds?state=expired");
  await expect(row(page, merchant)).toContainText("Expired");
  await expect(row(page, merchant).getByRole("button")).toHaveCount(0);
  await row(page, merchant).getByRole("link", { name: merchant }).click();
  await expect(panel(page, merchant)).toContainText("The code has expired.");
  await expect(panel(page, merchant).getByRole("button", { name: /Show code|Claim|Send/ })).toHaveCount(0);
});

test("finance is told who may enter, and finds no room in the navigation", async ({ page, signInAs }) => {
  await signInAs("finance");
  await page.goto("/three-ds");
  await expect(page.getByText(/Administrator \/ Support \/ Auditor/)).toBeVisible();
  await expect(page.getByRole("link", { name: "3-D Secure" })).toHaveCount(0);
  expect((await page.request.get("/api/three-ds")).status()).toBe(403);
});

test("an auditor looks on: no claim, no contact to change", async ({ page, signInAs, browser }) => {
  await signInAs("admin");
  const card = await openNewCard(page);
  const { merchant } = await challenge(card.id);
  const auditor = await secondPerson(browser, "auditor@example.com");
  await auditor.goto("/three-ds");
  await expect(row(auditor, merchant)).toBeVisible();
  await expect(row(auditor, merchant).getByRole("button")).toHaveCount(0);
  await row(auditor, merchant).getByRole("link", { name: merchant }).click();
  await expect(panel(auditor, merchant)).toContainText("Your role can see challenges, but not codes");
  await expect(panel(auditor, merchant).getByRole("button", { name: /contact/ })).toHaveCount(0);
  await auditor.context().close();
});
