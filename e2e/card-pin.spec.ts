import { accessibilityFindings } from "./support/accessibility";
import { calls, openNewCard, rows } from "./support/card-steps";
import { clearFaults, sandbox } from "./support/sandbox";
import { proveIfAsked } from "./support/secret-steps";
import { expect, test } from "./support/test";

const _BOTH = ["Show full card numbers", "Copy full card numbers"];

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
