import type { Page } from "@playwright/test";
import { confirm, dialog, openNewCard } from "./support/card-steps";
import { isLive } from "./support/listening";
import { clearFaults, sandbox } from "./support/sandbox";
import { expect, test } from "./support/test";
import { newPayer } from "./support/transfer-steps";

test.afterEach(() => clearFaults());

/** Every dialog that a page opens by a button of its own: the page, the button, the dialog, what has the focus in it. */
const DIALOGS: [string, string | RegExp, string | RegExp, string | RegExp][] = [
  ["/users", "Create user", "Create user", "First name"],
  ["/wallets", "Create wallet", "Create wallet", "User"],
  ["/transfers", "New transfer", "New transfer", "From"],
  ["/team", "Add person", "Add person", "Name"],
];

const focused = (page: Page) => page.locator(":focus");
const press = async (page: Page, name: string | RegExp) => {
  await isLive(page);
  await page.getByRole("button", { name }).first().press("Enter");
};

for (const [path, button, name, field] of DIALOGS) {
  test(`${path}: “${button}” begins on “${field}”, keeps a typed text on a press beside it, gives the focus back`, async ({
    page,
    signInAs,
  }) => {
    await signInAs("admin");
    await page.goto(path);
    await press(page, button);
    const form = dialog(page, name);
    const first = form.getByLabel(field).first();
    await expect(first).toBeFocused();
    await page.keyboard.type("Ab");
    await page.mouse.click(5, 450);
    await expect(form).toBeVisible();
    await expect(first).toHaveValue("Ab");
    await expect(first).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(form).toBeHidden();
    await expect(page.getByRole("button", { name: button }).first()).toBeFocused();
  });
}

test("a transfer is written with the keyboard alone: each choice leads to the next field", async ({
  page,
  signInAs,
}) => {
  test.slow();
  await signInAs("finance");
  const [from, to] = [await newPayer(page, "100"), await newPayer(page)];
  await page.goto("/transfers");
  await press(page, "New transfer");
  const form = dialog(page, "New transfer");
  await expect(form.getByRole("combobox", { name: "From" })).toBeFocused();
  await page.keyboard.type(from.id);
  await expect(form.getByRole("listbox").getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(form.getByRole("combobox", { name: "To" })).toBeFocused();
  await page.keyboard.type(to.id);
  await expect(form.getByRole("listbox").getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(form.getByLabel("Amount")).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(form.getByRole("button", { name: /Change the receiver|receiver/i })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(form.getByRole("combobox", { name: "To" })).toBeFocused();
});

test("a lock undone on a declined payment leaves the focus on the sentence that says so", async ({
  page,
  signInAs,
}) => {
  await signInAs("admin");
  const { id, last4 } = await openNewCard(page);
  await confirm(page, "Lock card");
  await expect(page.getByRole("button", { name: "Unlock card" })).toBeVisible();
  const { transaction } = await sandbox<{ transaction: { id: string } }>("authorize", {
    card: id,
    amount: "42.50",
  });
  await expect
    .poll(async () => (await page.request.get(`/api/transactions/${transaction.id}`)).status())
    .toBe(200);
  await page.goto(`/transactions/${transaction.id}`);
  await press(page, "Unlock card");
  const form = dialog(page, `Unlock card •••• ${last4}`);
  await expect(form.getByLabel("Reason")).toBeFocused();
  await form.getByRole("button", { name: "Unlock card" }).press("Enter");
  await expect(focused(page)).toContainText("The card is not locked any more.");
});

test("a limit of selected cards begins on its first field, once the selection is known", async ({
  page,
  signInAs,
}) => {
  await signInAs("finance");
  await page.goto("/cards");
  await page
    .getByRole("checkbox", { name: /^Select/ })
    .nth(1)
    .press("Space");
  await press(page, "Set a limit");
  await expect(page.getByRole("dialog").locator("select, input").first()).toBeFocused();
});

test("a filter that is taken away leaves the focus on the next, and at last beside the list", async ({
  page,
  signInAs,
}) => {
  await signInAs("admin");
  await page.goto("/transactions?status=Declined&currency=HKD");
  await press(page, /^Remove filter Status/);
  await expect(page.getByRole("button", { name: /^Remove filter Status/ })).toHaveCount(0);
  await expect(focused(page)).toHaveAccessibleName(/^Remove filter/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^Remove filter/ })).toHaveCount(0);
  await expect(focused(page)).not.toHaveCount(0);
  await expect(page.locator("main :focus")).toHaveCount(1);
});

test("the end of a list leaves the focus on the way back", async ({ page, signInAs }) => {
  await signInAs("admin");
  await page.goto("/transactions");
  const [newer, older] = [
    page.getByRole("button", { name: "Newer" }),
    page.getByRole("button", { name: "Older" }),
  ];
  await older.press("Enter");
  await expect(newer).toBeEnabled();
  await newer.press("Enter");
  await expect(newer).toBeDisabled();
  await expect(older).toBeFocused();
});
