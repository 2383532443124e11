import { accessibilityFindings } from "./support/accessibility";
import { calls, openNewCard, rows } from "./support/card-steps";
import { clearFaults, sandbox } from "./support/sandbox";
import {
  aCard,
  expectNothingOf,
  grant,
  inFours,
  openReveal,
  PASSWORD,
  plant,
  proveIfAsked,
  reveal,
} from "./support/secret-steps";
import { expect, signIn, test } from "./support/test";

const BOTH = ["Show full card numbers", "Copy full card numbers"];

interface Hidden {
  physicalCardReferenceID: string;
  activateCode: string;
}

const pinMatches = async (card: string, pin: string) =>
  (await sandbox<{ matches: boolean }>("check-pin", { card, pin })).matches;

// Several people sign in here, and each ceremony has its steps.
test.describe.configure({ timeout: 180_000 });
test.afterEach(() => clearFaults());

test("a physical card is activated with its code and first PIN, and shown active once the issuer says so", async ({
  page,
  signInAs,
}) => {
  await signInAs("support");
  await page.goto("/cards?status=Inactive");
  await rows(page).first().click();
  await page.waitForURL(/\/cards\/[^/?]+/);
  const id = decodeURIComponent(new URL(page.url()).pathname.split("/")[2] ?? "");
  await page.goto(`/cards/${id}`);
  const { card } = await sandbox<{ card: Hidden }>(`card?card=${id}`);
  const { physicalCardReferenceID, activateCode } = card;

  await page.getByRole("button", { name: "Activate card" }).click();
  const form = page.getByRole("dialog", { name: /^Activate card/ });
  await form.getByRole("button", { name: "Activate card" }).click();
  await expect(form.getByText("Enter the activation code.")).toBeVisible();
  await expect(form.getByText("Use 4 to 6 digits.")).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);

  const fill = async (code: string, pin: string) => {
    await form.getByLabel("Physical card reference ID").fill(physicalCardReferenceID);
    await form.getByLabel("Activation code").fill(code);
    await form.getByLabel("New PIN").fill(pin);
    await form.getByLabel("Repeat the PIN").fill(pin);
    await form.getByRole("button", { name: "Activate card" }).click();
    await proveIfAsked(page, form.getByRole("alert").or(page.getByText(/Card •••• \d{4} is active/)));
  };
  await fill("WRONG", "7294");
  await expect(form.getByText("SBX-WRONG-ACTIVATION-CODE")).toBeVisible();
  await expect(page.getByText("Inactive").first()).toBeVisible();
  await fill(activateCode, "7294");
  await expect(form).toHaveCount(0);
  await expect(page.getByText(/Card •••• \d{4} is active/)).toBeVisible();
  await expect(page.getByRole("main").getByText("Active", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Activate card" })).toHaveCount(0);
  expect(await pinMatches(id, "7294")).toBe(true);
});

test("a PIN reaches the issuer and nothing of it stays in the page", async ({ page, signInAs }) => {
  await signInAs("finance");
  const card = await openNewCard(page);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Set PIN" }).click();
  const form = page.getByRole("dialog", { name: /^Set the PIN of card/ });
  const [pin, repeat] = [form.getByLabel("New PIN"), form.getByLabel("Repeat the PIN")];
  await expect(pin).toBeFocused();
  for (const box of [pin, repeat]) {
    await expect(box).toHaveAttribute("type", "password");
    await expect(box).toHaveAttribute("autocomplete", "off");
  }
  const sent = await calls("setCardPin", "");
  const send = () => form.getByRole("button", { name: "Set PIN" }).click();

  for (const [weak, words] of [
    ["1234", "A run of digits"],
    ["7777", "One digit repeated"],
    ["1987", "A year is easy to guess."],
    [card.last4, "printed on the card"],
  ] as const) {
    await pin.fill(weak);
    await repeat.focus();
    await expect(form.getByText(words)).toBeVisible();
  }
  await pin.fill("8350");
  await repeat.fill("8351");
  await send();
  await expect(form.getByText("The two PINs differ.")).toBeVisible();
  expect(await page.content()).not.toContain("8350");
  await page.evaluate(() => window.dispatchEvent(new Event("blur")));
  await expect(pin).toHaveValue("");
  await expect(repeat).toHaveValue("");
  expect(await calls("setCardPin", "")).toBe(sent);
  expect(await accessibilityFindings(page)).toEqual([]);

  await pin.fill("8350");
  await repeat.fill("8350");
  await page.keyboard.press("Enter");
  await proveIfAsked(page, page.getByText(`The PIN of card •••• ${card.last4} is set`));
  await expect(page.getByText(`The PIN of card •••• ${card.last4} is set`)).toBeVisible();
  await expect(page.getByRole("button", { name: "More actions" })).toBeFocused();
  expect(await pinMatches(card.id, "8350")).toBe(true);
  expect(await page.content()).not.toContain("8350");
  expect(page.url()).not.toContain("8350");
});

test("a PIN whose answer was lost is never sent twice, and ends as one that cannot be confirmed", async ({
  page,
  signInAs,
}) => {
  await signInAs("finance");
  const card = await openNewCard(page);
  await sandbox("faults", { operation: "setCardPin", fault: "drop-after-effect" });
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Set PIN" }).click();
  const form = page.getByRole("dialog", { name: /^Set the PIN of card/ });
  await form.getByLabel("New PIN").fill("8350");
  await form.getByLabel("Repeat the PIN").fill("8350");
  await form.getByRole("button", { name: "Set PIN" }).click();
  await proveIfAsked(page, page.getByText("a PIN cannot be read back"));
  await expect(page.getByText("a PIN cannot be read back")).toBeVisible();
  await page.getByRole("button", { name: "More actions" }).click();
  await expect(page.getByRole("menuitem", { name: "Set PIN" })).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Escape");
  await expect(page.getByText("Set PIN: cannot be confirmed")).toBeVisible({ timeout: 30_000 });
  expect(await pinMatches(card.id, "8350")).toBe(true);
});

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
