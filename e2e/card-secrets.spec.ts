import { accessibilityFindings } from "./support/accessibility";
import { calls, rows } from "./support/card-steps";
import { clearFaults, sandbox } from "./support/sandbox";
import {
  aCard,
  expectNothingOf,
  grant,
  inFours,
  openReveal,
  PASSWORD,
  plant,
  reveal,
} from "./support/secret-steps";
import { expect, signIn, test } from "./support/test";

const BOTH = ["Show full card numbers", "Copy full card numbers"];

const _pinMatches = async (card: string, pin: string) =>
  (await sandbox<{ matches: boolean }>("check-pin", { card, pin })).matches;

// Several people sign in here, and each ceremony has its steps.
test.describe.configure({ timeout: 180_000 });
test.afterEach(() => clearFaults());

test("without a grant nobody finds the full number, and nobody is asked for it", async ({
  page,
  signInAs,
}) => {
  for (const role of ["finance", "auditor"] as const) {
    await page.context().clearCookies();
    await signInAs(role);
    await page.goto("/cards?status=Active");
    await rows(page).first().click();
    await expect(page.getByRole("heading", { name: "Limits" })).toBeVisible();
    const more = page.getByRole("button", { name: "More actions" });
    if (role === "auditor") await expect(more).toHaveCount(0);
    else {
      await more.click();
      await expect(page.getByRole("menuitem", { name: "Set PIN" })).toBeVisible();
      await expect(page.getByRole("menuitem", { name: "Show full card number" })).toHaveCount(0);
    }
  }
  const card = decodeURIComponent(new URL(page.url()).pathname.split("/")[2] ?? "");
  const state = await (await page.request.get(`/api/cards/${card}/reveal-state`)).json();
  expect(state).toMatchObject({ may: false, mayCopy: false });
});

test("the number needs a reason and a fresh proof, is shown for 30 seconds, and leaves nothing behind", async ({
  page,
  browser,
}) => {
  await grant(browser, "support", BOTH);
  // Before any page: one that is alive while its clock is exchanged may take it for a long absence.
  await page.clock.install();
  await signIn(page, "support@example.com", PASSWORD);
  const card = await aCard(page);
  const secrets = await plant(card);
  const carriers: string[] = [];
  await page.route(
    ({ pathname }) => pathname !== "/api/live",
    async (route) => {
      const response = await route.fetch();
      if ((await response.text()).includes(secrets.pan))
        carriers.push(response.headers()["cache-control"] ?? "");
      await route.fulfill({ response });
    },
  );
  const asked = await calls("getFullCardNumber", "");
  await page.goto(`/cards/${card.id}`);
  await expectNothingOf(page, secrets);

  const dialog = await openReveal(page);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(dialog.getByText("Choose a reason.")).toBeVisible();
  await dialog.getByLabel("Another reason").check();
  await dialog.getByLabel("Note").fill("too short");
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(dialog.getByText("Say the reason in at least 10 characters.")).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);
  await dialog.getByLabel("The cardholder asks for the number").check();
  await dialog.getByLabel("Note").fill("Ticket 4711");
  await dialog.getByRole("button", { name: "Continue" }).click();

  await expect(dialog.getByLabel("Password")).toBeFocused();
  await dialog.getByLabel("Password").fill("not my password");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("The password is not right.")).toBeVisible();
  await expect(dialog.getByLabel("Password")).toHaveValue("");
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(await calls("getFullCardNumber", "")).toBe(asked);
  await dialog.getByLabel("Password").fill(PASSWORD);
  await page.keyboard.press("Enter");

  const face = dialog.getByRole("figure", { name: "Card face, full number" });
  await expect(face).toContainText(inFours(secrets.pan));
  await expect(face).toContainText(secrets.cvv);
  await expect(dialog.getByRole("button", { name: "Hide now" })).toBeFocused();
  await expect(dialog.getByRole("timer")).toHaveText(/^Hidden in (30|2\d) s$/);
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.clock.fastForward("00:21");
  await expect(dialog.getByText("The number is hidden in 10 seconds.")).toBeAttached();
  await expect(face).toBeVisible();
  await page.clock.fastForward("00:10");
  await expect(dialog.getByText("The 30 seconds are over.")).toBeVisible();
  await expect(face).toHaveCount(0);
  await expectNothingOf(page, secrets);
  expect(await accessibilityFindings(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Close" }).last().click();
  await expect(page.getByRole("button", { name: "More actions" })).toBeFocused();
  expect(await (await page.request.get(`/cards/${card.id}`)).text()).not.toContain(secrets.pan);
  expect(carriers).toHaveLength(1);
  expect(carriers[0]).toContain("no-store");
});

test("the number is hidden at once when the person leaves, however that is, until the day's budget is used up", async ({
  page,
  browser,
}) => {
  await grant(browser, "finance2", BOTH.slice(0, 1));
  await signIn(page, "finance2@example.com", PASSWORD);
  const card = await aCard(page);
  const secrets = await plant(card);
  await page.goto(`/cards/${card.id}`);

  const dialog = await reveal(page);
  await expect(dialog.getByText(inFours(secrets.pan))).toBeVisible();
  await expect(dialog.getByRole("button", { name: /^Copy/ })).toHaveCount(0);
  await page.evaluate(() => window.dispatchEvent(new Event("blur")));
  await expectNothingOf(page, secrets);
  await expect(dialog.getByText("You left this window.")).toBeVisible();

  await dialog.getByRole("button", { name: "Show again" }).click();
  await dialog.getByLabel("Dispute about a transaction").check();
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(dialog.getByText(inFours(secrets.pan))).toBeVisible();
  await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
    Reflect.deleteProperty(document, "hidden");
  });
  await expectNothingOf(page, secrets);
  await page.keyboard.press("Escape");

  await reveal(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expectNothingOf(page, secrets);

  await reveal(page);
  await page.getByRole("button", { name: "Hide now" }).click();
  await expect(dialog.getByText("You hid it.")).toBeVisible();
  await expectNothingOf(page, secrets);
  await page.keyboard.press("Escape");

  await reveal(page);
  await page.goBack();
  await expectNothingOf(page, secrets);

  // Five shows a day are allowed to one person here; see e2e/support/start-console.
  await page.goto(`/cards/${card.id}`);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Show full card number" }).click();
  await expect(dialog.getByText("No more full numbers today")).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);
});

test("each copy is recorded before anything is on the clipboard, and without a record nothing is", async ({
  page,
  browser,
  context,
}) => {
  await grant(browser, "support", BOTH);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn(page, "support@example.com", PASSWORD);
  const card = await aCard(page);
  const secrets = await plant(card);
  await page.goto(`/cards/${card.id}`);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.evaluate(() => navigator.clipboard.writeText("before"));
  const dialog = await reveal(page);
  await dialog.getByRole("button", { name: "Copy number" }).click();
  await expect(dialog.getByText("The number was copied, and the copy was recorded.")).toBeVisible();
  expect(await clipboard()).toBe(secrets.pan);
  await page.route(`**/cards/${card.id}`, (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await dialog.getByRole("button", { name: "Copy CVV" }).click();
  await expect(dialog.getByText("Not copied: the copy could not be recorded.")).toBeVisible();
  expect(await clipboard()).toBe(secrets.pan);
});
