import type { FileChooser, Page } from "@playwright/test";
import { accessibilityFindings } from "./support/accessibility";
import { dialog, openNewCard } from "./support/card-steps";
import { clearFaults, sandbox } from "./support/sandbox";
import { expect, test } from "./support/test";

test.afterEach(() => clearFaults());

const HEADINGS =
  "first_name,last_name,calling_code,phone_number,document_type,document_number,date_of_birth,issuing_country";
const DONE = { timeout: 40_000 };

const table = (page: Page, name: string) => page.getByRole("table", { name });
const digits = () => String(Math.floor(10_000_000 + Math.random() * 89_999_999));

function person(phone = digits(), more: { country?: string } = {}): string {
  return `Mei,Import${phone},852,${phone},PASSPORT,K${phone},1987-02-19,${more.country ?? "HKG"}`;
}

async function choose(page: Page, path: "users" | "cards", name: string, lines: readonly string[]) {
  await page.goto(`/imports/${path}`);
  const buffer = Buffer.from(`${lines.join("\n")}\n`);
  await page.getByLabel("Choose a file").setInputFiles({ name, mimeType: "text/csv", buffer });
  await expect(page.getByText(name)).toBeVisible();
}

/** Brings people in and goes to the import's page. */
async function importPeople(page: Page, people: readonly string[]) {
  await choose(page, "users", `people-${digits()}.csv`, [HEADINGS, ...people]);
  await page.getByRole("button", { name: /^Check \d+ rows?$/ }).click();
  await page.getByRole("button", { name: /^Import \d+ users?$/ }).click();
  await page.waitForURL(/\/imports\/[\da-f-]{36}/);
}

/** Writes another number over that of line 4. */
async function mendNumber(page: Page, number: string) {
  await page.getByRole("textbox", { name: "Card number in line 4" }).fill(number);
  await page.getByRole("button", { name: "Check corrected rows" }).click();
}

/** A number with this BIN and end whose check digit is right. */
function cardNumber(last4: string): string {
  for (let middle = 100_000; ; middle += 1) {
    const number = `356772${middle}${last4}`;
    const sum = [...number].reverse().reduce((total, digit, index) => {
      const weighted = index % 2 === 1 ? Number(digit) * 2 : Number(digit);
      return total + (weighted > 9 ? weighted - 9 : weighted);
    }, 0);
    if (sum % 10 === 0) return number;
  }
}

test.describe("a card document", () => {
  test("is matched line by line and stored, and no request has a card number, a security or an activation code", async ({
    page,
    signInAs,
  }) => {
    test.setTimeout(120_000);
    await signInAs("finance");
    const card = await openNewCard(page);
    const [known, stranger] = [cardNumber(card.last4), cardNumber("4242")];
    const sent: string[] = [];
    page.on("request", (request) => {
      sent.push(`${request.url()} ${request.postDataBuffer()?.toString("utf8") ?? ""}`);
    });
    const lines = [
      "card_id,card_number,cvv,form,physical_card_reference_id,activate_code,batch",
      `${card.id},${known},9417,virtual,PHY-${card.last4},ACT-77310,B-2026`,
      `,${stranger},9417,virtual,,ACT-77311,B-2026`,
      `,12,9417,virtual,,ACT-77312,B-2026`,
    ];
    await choose(page, "cards", `delivery-${card.last4}.csv`, lines);
    await expect(page.getByText("Dropped, as they look like secrets: cvv, activate_code")).toBeVisible();
    await expect(page.getByText(known)).toHaveCount(0);
    await page.getByRole("button", { name: "Check 3 rows" }).click();
    const preview = table(page, "Cards by line");
    await expect(preview.getByText("Matched")).toBeVisible();
    await expect(preview.getByText("No such card")).toBeVisible();
    const wrong = preview.getByRole("row").filter({ hasText: "Card number: Not a card number" });
    await expect(wrong.getByRole("cell").first()).toHaveText("4");
    await expect(wrong.getByRole("textbox", { name: "Card number in line 4" })).toHaveValue("12");
    await mendNumber(page, stranger);
    await expect(preview.getByText("No such card")).toHaveCount(2);
    await expect(preview.getByText(/Not a card number/)).toHaveCount(0);
    await page.getByRole("button", { name: "Store 3 lines" }).click();
    await page.waitForURL(/\/imports\/[\da-f-]{36}/);
    await expect(table(page, "Rows").getByText(`PHY-${card.last4}`)).toBeVisible();
    const all = sent.join("\n");
    const secrets = [known, stranger, '"9417"', "ACT-7731", known.slice(2, 14)];
    expect(secrets.filter((secret) => all.includes(secret))).toEqual([]);
    expect(all).toContain(`PHY-${card.last4}`);

    const first = page.url();
    await choose(page, "cards", "the-same-again.csv", lines);
    await page.getByRole("button", { name: "Check 3 rows" }).click();
    await mendNumber(page, stranger);
    await expect(table(page, "Cards by line").getByText("No such card")).toHaveCount(2);
    await page.getByRole("button", { name: "Store 3 lines" }).click();
    await page.waitForURL(first);
    await expect(page.getByText("This content was imported before")).toBeVisible();
  });

  test("that cannot be read says why, and another file can be chosen", async ({ page, signInAs }) => {
    await signInAs("finance");
    await page.goto("/imports/cards");
    const input = page.getByLabel("Choose a file");
    await input.setInputFiles({
      name: "empty.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("card_number\n"),
    });
    await expect(page.getByText("The file has no rows below its headings.")).toBeVisible();
    const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]);
    await input.setInputFiles({ name: "old.xls", mimeType: "application/vnd.ms-excel", buffer: old });
    await expect(page.getByText(/This is an old Excel file/)).toBeVisible();
  });
});

test.describe("a file of users", () => {
  test("names errors by line, creates the rest, and shows what came of each row", async ({
    page,
    signInAs,
  }) => {
    await signInAs("finance");
    const same = digits();
    const people = [person(), person(digits(), { country: "HKX" }), person(same), person(same), person()];
    const name = `people-${same}.csv`;
    await choose(page, "users", name, [HEADINGS, ...people]);
    await page.getByRole("button", { name: "Check 5 rows" }).click();
    const errors = table(page, "Errors by line");
    await expect(errors.getByText("Use the three letters of ISO 3166, such as HKG.")).toBeVisible();
    await expect(errors.getByText("An earlier line has the same phone number.")).toBeVisible();
    await page.getByRole("button", { name: "Import 3 users" }).click();
    await page.waitForURL(/\/imports\/[\da-f-]{36}/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
    await expect(page.getByText("5 of 5 rows ended")).toBeVisible(DONE);
    await expect(page.getByText("Created · 3, Not usable · 2")).toBeVisible();
    await expect(page.getByText("Done", { exact: true })).toBeVisible();
    await page.getByLabel("Show").selectOption({ label: "Not usable · 2" });
    await expect(page).toHaveURL(/rows=invalid/);
    await expect(table(page, "Rows").locator("tbody tr")).toHaveCount(2);
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download result" }).click();
    expect((await download).suggestedFilename()).toMatch(/^import-.*\.csv$/);
    await page.getByLabel("Show").selectOption({ label: "All · 5" });
    await page.getByRole("link", { name: "Open user" }).first().click();
    await page.waitForURL(/\/users\/[^/?]+/);
  });

  test("a number that is taken fails with the way to its user; a retry sends that row alone", async ({
    page,
    signInAs,
  }) => {
    test.setTimeout(120_000);
    await signInAs("finance");
    const taken = digits();
    await importPeople(page, [person(taken)]);
    await expect(page.getByText("1 of 1 rows ended")).toBeVisible(DONE);
    await choose(page, "users", `again-${taken}.csv`, [HEADINGS, person(taken), person()]);
    await page.getByRole("button", { name: "Check 2 rows" }).click();
    await expect(page.getByText(/1 phone number is already registered/)).toBeVisible();
    await page.getByRole("button", { name: "Import 2 users" }).click();
    await page.waitForURL(/\/imports\/[\da-f-]{36}/);
    await expect(page.getByText("Created · 1, Failed · 1")).toBeVisible(DONE);
    const rows = table(page, "Rows");
    await expect(rows.getByText("Phone number: This phone number is already registered.")).toBeVisible();
    await expect(rows.getByRole("link", { name: "See the user" })).toBeVisible();
    await page.getByRole("button", { name: "Try failed rows again" }).click();
    const confirm = dialog(page, "Try failed rows again");
    await expect(confirm.getByText("1 failed row is sent again, and no others.")).toBeVisible();
    await confirm.getByRole("button", { name: "Try failed rows again" }).click();
    await expect(confirm).toBeHidden();
    await expect(page.getByText("Created · 1, Failed · 1")).toBeVisible(DONE);
    await page.getByRole("button", { name: "Delete personal data" }).click();
    await dialog(page, /^Delete the personal data of/)
      .getByRole("button", { name: "Delete personal data" })
      .click();
    await expect(page.getByText(/The personal data of these rows was deleted/)).toBeVisible();
    await expect(page.getByRole("button", { name: "Try failed rows again" })).toHaveCount(0);
  });

  test("can be stopped and resumed, and every row is sent once", async ({ page, signInAs }) => {
    test.setTimeout(120_000);
    await signInAs("finance");
    await sandbox("faults", { operation: "createUser", fault: "delay", ms: 500, times: 200 });
    const people = Array.from({ length: 40 }, () => person());
    await importPeople(page, people);
    await expect(page.getByRole("paragraph").filter({ hasText: /Created · [1-9]/ })).toBeVisible(DONE);
    await page.getByRole("button", { name: "Stop" }).click();
    await expect(page.getByText("Stopped", { exact: true })).toBeVisible();
    await clearFaults();
    await page.getByRole("button", { name: "Resume" }).click();
    await expect(page.getByText("40 of 40 rows ended")).toBeVisible(DONE);
    await expect(page.getByRole("paragraph").filter({ hasText: "Created · 40" })).toBeVisible();
    await page.goto("/imports");
    await expect(table(page, "Imports").locator("a[data-row]").first()).toBeVisible();
  });

  test("an answer that was lost is said to be unknown and not sent again", async ({ page, signInAs }) => {
    test.setTimeout(120_000);
    await signInAs("finance");
    await sandbox("faults", { operation: "createUser", fault: "drop-after-effect" });
    await importPeople(page, [person()]);
    await expect(page.getByText(/The answer to 1 row was lost/)).toBeVisible(DONE);
    await expect(page.getByRole("paragraph").filter({ hasText: "Cannot be confirmed · 1" })).toBeVisible({
      timeout: 60_000,
    });
    await expect(page.getByRole("button", { name: "Try unconfirmed rows again" })).toBeVisible();
  });
});

test("support and auditors may not import, and nobody without a session reads one", async ({
  page,
  browser,
  signInAs,
}) => {
  for (const role of ["support", "auditor"] as const) {
    await signInAs(role);
    await page.goto("/users");
    await expect(page.getByRole("link", { name: "Import", exact: true })).toHaveCount(0);
    for (const path of ["/imports", "/imports/users", "/imports/cards"]) {
      await page.goto(path);
      await expect(page.getByLabel("Choose a file")).toHaveCount(0);
      await expect(page.getByRole("link", { name: "Import users" })).toHaveCount(0);
    }
    expect((await page.request.get("/api/imports")).status()).toBe(403);
    expect((await page.request.get("/api/imports/template")).status()).toBe(403);
  }
  const stranger = await browser.newContext();
  const paths = ["", "/template", "/00000000-0000-4000-8000-000000000000/result"];
  for (const path of paths) expect((await stranger.request.get(`/api/imports${path}`)).status()).toBe(401);
  await stranger.close();
});

test("the ways in stand on users and cards, the file is chosen by keyboard, and nothing hinders reading", async ({
  page,
  signInAs,
}) => {
  await signInAs("finance");
  await page.goto("/cards");
  await page.getByRole("link", { name: "Import document" }).click();
  await page.waitForURL("**/imports/cards");
  await page.goto("/users");
  await page.getByRole("link", { name: "Import", exact: true }).click();
  await page.waitForURL("**/imports/users");
  const template = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download template" }).click();
  expect((await template).suggestedFilename()).toBe("users-template.csv");
  let chooser: FileChooser | undefined;
  // The browser is told to hand over its dialog only now, which a quick press may overtake.
  await expect(async () => {
    const opened = page.waitForEvent("filechooser", { timeout: 3_000 });
    await page.getByLabel("Choose a file").focus();
    await page.keyboard.press("Enter");
    chooser = await opened;
  }).toPass();
  await chooser?.setFiles({
    name: "keys.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`${HEADINGS}\n${person(digits(), { country: "XXX" })}\n`),
  });
  await page.getByRole("button", { name: "Check 1 row" }).click();
  await expect(page.getByText("There are no rows to import.")).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.getByLabel("Issuing country", { exact: true }).selectOption("");
  await expect(page.getByText("Choose a column for: Issuing country")).toBeVisible();
  await page.goto("/imports");
  await expect(table(page, "Imports")).toBeVisible();
  expect(await accessibilityFindings(page)).toEqual([]);
});
