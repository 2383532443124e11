import type { Page } from "@playwright/test";
import { accessibilityFindings } from "./support/accessibility";
import { clearFaults, sandbox } from "./support/sandbox";
import { proveIfAsked } from "./support/secret-steps";
import { expect, test } from "./support/test";

test.afterEach(() => clearFaults());

const rows = (page: Page) => page.getByRole("table", { name: "Users" }).locator("a[data-row]");
const dialog = (page: Page, name: RegExp | string) => page.getByRole("dialog", { name });
const digits = () => String(Math.floor(10_000_000 + Math.random() * 89_999_999));

interface Person {
  first: string;
  last: string;
  phone: string;
  document: string;
}

const newPerson = (): Person => ({
  first: "Mei",
  last: `Test${digits()}`,
  phone: digits(),
  document: `K${digits()}`,
});

async function fillForm(page: Page, person: Person) {
  await page.getByRole("button", { name: "Create user" }).click();
  const form = dialog(page, "Create user");
  await form.getByLabel("First name").fill(person.first);
  await form.getByLabel("Last name").fill(person.last);
  await form.getByLabel("Calling code").fill("852");
  await form.getByLabel("Phone number").fill(person.phone);
  await form.getByLabel("Document", { exact: true }).selectOption("PASSPORT");
  await form.getByLabel("Document number").fill(person.document);
  await form.getByLabel("Date of birth").fill("1987-02-19");
  await form.getByLabel("Issuing country").fill("HKG");
  return form;
}

/** Makes a user through the screens and opens its page; gives its id. */
async function openNewUser(page: Page, person = newPerson()): Promise<string> {
  await page.goto("/users");
  const form = await fillForm(page, person);
  await form.getByRole("button", { name: "Create user" }).click();
  await page.getByRole("button", { name: "Open user" }).click();
  await page.waitForURL(/\/users\/[^/?]+/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${person.first} ${person.last}`);
  return decodeURIComponent(new URL(page.url()).pathname.split("/")[2] ?? "");
}

const stock = (count: number) => sandbox("purchase", { count, mode: "B2C", settlement_currency: "HKD" });

test.describe("finding", () => {
  test.beforeEach(async ({ page, signInAs }) => {
    await signInAs("finance");
    await page.goto("/users");
    await expect(rows(page).first()).toBeVisible();
  });

  test("filters by card, keeps it in the address, and says when nothing matches", async ({ page }) => {
    await page.getByRole("button", { name: "Card", exact: true }).click();
    await page.getByText("Has a card").click();
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL(/card=yes/);
    await expect(rows(page).first()).toBeVisible();
    await page.getByRole("searchbox").fill("nobody is called this");
    await expect(page.getByText("No user matches")).toBeVisible();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect(rows(page).first()).toBeVisible();
  });

  test("leads from a document number to its user, and the number stands in no address", async ({ page }) => {
    const person = newPerson();
    const addresses: string[] = [];
    page.on("request", (request) => addresses.push(request.url()));
    const id = await openNewUser(page, person);
    await page.goto("/users");
    await page.getByRole("button", { name: "Document number" }).click();
    await page.getByRole("textbox", { name: "Whole document number" }).fill(person.document.toLowerCase());
    await page.getByRole("button", { name: "Find" }).click();
    await page.waitForURL(`**/users/${id}`);
    expect(addresses.filter((address) => address.toUpperCase().includes(person.document))).toEqual([]);
  });

  test("has no accessibility violations on the list, the form and the profile", async ({ page }) => {
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Create user" }).click();
    await expect(dialog(page, "Create user")).toBeVisible();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await rows(page).first().click();
    await expect(page.getByRole("heading", { name: "Balances" })).toBeVisible();
    expect(await accessibilityFindings(page)).toEqual([]);
  });
});

test.describe("creating and changing", () => {
  test("names every wrong field, then makes the user, masked until asked for", async ({ page, signInAs }) => {
    await signInAs("finance");
    await page.goto("/users");
    const person = newPerson();
    const form = await fillForm(page, person);
    await form.getByLabel("Issuing country").fill("Atlantis");
    await form.getByLabel("Calling code").fill("85234");
    await form.getByRole("button", { name: "Create user" }).click();
    await expect(form.getByText("Pick a country or region from the list.")).toBeVisible();
    await expect(form.getByText("Use one to three digits, such as 852.")).toBeVisible();
    await form.getByLabel("Issuing country").fill("Japan");
    await form.getByLabel("Calling code").fill("81");
    await form.getByRole("button", { name: "Create user" }).click();
    await page.getByRole("button", { name: "Open user" }).click();
    await expect(page.getByRole("definition").filter({ hasText: "Japan" })).toBeVisible();
    await expect(page.getByText(person.document)).toHaveCount(0);
    await page.getByRole("button", { name: "Show in full" }).click();
    await proveIfAsked(page, page.getByText(person.document));
    await expect(page.getByText(person.document)).toBeVisible();
    await expect(page.getByText("1987-02-19")).toBeVisible();
    await page.getByRole("button", { name: "Hide" }).click();
    await expect(page.getByText(person.document)).toHaveCount(0);
  });

  test("explains a phone number that is taken and leads to the user who has it", async ({
    page,
    signInAs,
  }) => {
    await signInAs("finance");
    const person = newPerson();
    const id = await openNewUser(page, person);
    await page.goto("/users");
    const form = await fillForm(page, { ...newPerson(), phone: person.phone });
    await form.getByRole("button", { name: "Create user" }).click();
    await expect(form.getByText(/This phone number is already registered/)).toBeVisible();
    await form.getByRole("link", { name: "See the user" }).click();
    await page.waitForURL(`**/users/${id}`);
  });

  test("does not repeat a creation whose answer was lost", async ({ page, signInAs }) => {
    await signInAs("finance");
    await page.goto("/users");
    const form = await fillForm(page, newPerson());
    await sandbox("faults", { operation: "createUser", fault: "drop-after-effect" });
    await form.getByRole("button", { name: "Create user" }).click();
    await expect(page.getByText("Create user: outcome unknown")).toBeVisible();
    await page.reload();
    await expect(page.getByText("Create user: outcome unknown")).toBeVisible();
  });

  test("edits the name and keeps the document that was left empty", async ({ page, signInAs }) => {
    await signInAs("finance");
    const person = newPerson();
    await openNewUser(page, person);
    await page.getByRole("button", { name: "Edit" }).click();
    const form = dialog(page, /^Edit Mei/);
    await form.getByLabel("First name").fill("Siu Ming");
    await form.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Siu Ming ${person.last}`);
    await page.getByRole("button", { name: "Show in full" }).click();
    await proveIfAsked(page, page.getByText(person.document));
    await expect(page.getByText(person.document)).toBeVisible();
  });

  test("support creates but neither edits nor sees documents; auditors only look", async ({
    page,
    signInAs,
  }) => {
    await signInAs("support");
    await openNewUser(page);
    await expect(page.getByRole("button", { name: "Link card" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Edit" })).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Show in full" })).toHaveCount(0);
    await page.context().clearCookies();
    await signInAs("auditor");
    await page.goto("/users");
    await expect(rows(page).first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Create user" })).toHaveCount(0);
  });
});

test.describe("linking a card", () => {
  test("gives one card after saying what happens, and offers no second", async ({ page, signInAs }) => {
    await stock(1);
    await signInAs("finance");
    await openNewUser(page);
    await page.getByRole("button", { name: "Link card" }).click();
    const confirm = dialog(page, /^Link a card to/);
    await expect(confirm.getByText(/assigns one unassigned card from the pool/)).toBeVisible();
    await confirm.getByRole("button", { name: "Link card" }).click();
    await expect(page.getByRole("link", { name: /^••••/ })).toBeVisible();
    await expect(page.getByRole("button", { name: "Link card" })).toHaveCount(0);
  });

  test("a second link from a page that is behind is refused and leads to the card", async ({
    page,
    context,
    signInAs,
  }) => {
    await stock(2);
    await signInAs("finance");
    const id = await openNewUser(page);
    await page.getByRole("button", { name: "Link card" }).click();
    const behind = dialog(page, /^Link a card to/);
    const other = await context.newPage();
    await other.goto(`/users/${id}`);
    await other.getByRole("button", { name: "Link card" }).click();
    await dialog(other, /^Link a card to/)
      .getByRole("button", { name: "Link card" })
      .click();
    await expect(other.getByRole("link", { name: /^••••/ })).toBeVisible();
    await behind.getByRole("button", { name: "Link card" }).click();
    await expect(behind.getByText(/already has a card/)).toBeVisible();
    await expect(behind.getByRole("link", { name: "See the card" })).toBeVisible();
  });

  test("an empty pool is told in words, and nothing changes", async ({ page, signInAs }) => {
    await sandbox("empty-pool", {});
    await signInAs("finance");
    await openNewUser(page);
    await page.getByRole("button", { name: "Link card" }).click();
    const confirm = dialog(page, /^Link a card to/);
    await confirm.getByRole("button", { name: "Link card" }).click();
    await expect(confirm.getByText(/has no unassigned card left to give/)).toBeVisible();
    await confirm.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByRole("button", { name: "Link card" })).toBeVisible();
  });

  test("an answer that was lost is found out by reading", async ({ page, signInAs }) => {
    await stock(1);
    await signInAs("finance");
    await openNewUser(page);
    await sandbox("faults", { operation: "linkCard", fault: "drop-after-effect" });
    await page.getByRole("button", { name: "Link card" }).click();
    await dialog(page, /^Link a card to/)
      .getByRole("button", { name: "Link card" })
      .click();
    await expect(page.getByText("Link card: done")).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole("link", { name: /^••••/ })).toBeVisible();
  });
});

test("balances that the issuer does not give leave the rest of the profile standing", async ({
  page,
  signInAs,
}) => {
  await signInAs("finance");
  await openNewUser(page);
  await sandbox("faults", { operation: "getBalance", fault: "not-found", times: 6 });
  await page.reload();
  await expect(
    page.getByText("The issuer does not offer this").or(page.getByText("The issuer refused this")),
  ).toBeVisible();
  await expect(page.getByRole("heading", { name: "Registered facts" })).toBeVisible();
});
