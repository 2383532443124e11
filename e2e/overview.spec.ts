import type { Locator, Page } from "@playwright/test";
import { accessibilityFindings } from "./support/accessibility";
import { authorize, openNewCard } from "./support/card-steps";
import { isLive } from "./support/listening";
import { expect, type Role, test } from "./support/test";

const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const number = (text: string | null) => Number((text ?? "").replace(/[^\d]/g, ""));

const PARTS = [
  "Since your last visit",
  "Spending",
  "Declined payments",
  "Limit pressure",
  "Company balances",
  "Waiting for your decision",
  "Latest 3DS challenges",
  "Feed health",
];
const HIDDEN: Record<Role, string[]> = {
  admin: [],
  finance: ["Latest 3DS challenges"],
  finance2: ["Latest 3DS challenges"],
  support: ["Waiting for your decision", "Feed health"],
  auditor: ["Waiting for your decision"],
};

async function open(page: Page, search = "?period=last30") {
  await page.goto(`/${search}`);
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  await expect(part(page, "Declined payments").getByRole("heading", { name: "Likely causes" })).toBeVisible();
}

/** How many rows the list has under a link's address. */
async function countBehind(page: Page, link: Locator): Promise<number> {
  const href = (await link.getAttribute("href")) ?? "";
  const { pathname, searchParams } = new URL(href, "http://localhost");
  const response = await page.request.get(`/api${pathname}?${searchParams}&limit=1`);
  expect(response.status(), href).toBe(200);
  const { total } = await response.json();
  return total.capped ? Number.POSITIVE_INFINITY : total.count;
}

for (const role of ["admin", "finance", "support", "auditor"] as const) {
  test(`${role} sees the parts that the role may read, and no other`, async ({ page, signInAs }) => {
    await signInAs(role);
    await open(page);
    for (const name of PARTS) {
      await expect(part(page, name), name).toHaveCount(HIDDEN[role].includes(name) ? 0 : 1);
    }
  });
}

test("the console opens with the overview, which stands first among the rooms", async ({
  page,
  signInAs,
}) => {
  await signInAs("admin");
  await page.goto("/cards");
  const rooms = page.getByRole("navigation", { name: "Main" }).getByRole("link");
  await expect(rooms.first()).toHaveText("Overview");
  await rooms.first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  await expect(rooms.first()).toHaveAttribute("aria-current", "page");
});

test("a period chosen while parts of the page are still on their way holds for all of them", async ({
  page,
  signInAs,
}) => {
  await signInAs("admin");
  for (let round = 0; round < 4; round += 1) {
    await page.goto("/", { waitUntil: "commit" });
    await page.getByText("30 days", { exact: true }).click();
    await expect(page).toHaveURL(/\?period=last30$/);
    await expect(page.getByRole("radio", { name: "30 days" })).toBeChecked();
    await expect(
      part(page, "Declined payments").getByRole("heading", { name: "Likely causes" }),
    ).toBeVisible();
  }
});

test("the period stands in the address, survives a reload, and can be days of one's own", async ({
  page,
  signInAs,
}) => {
  await signInAs("finance");
  await open(page, "");
  await expect(page.getByRole("radio", { name: "7 days" })).toBeChecked();
  await page.getByText("30 days", { exact: true }).click();
  await expect(page).toHaveURL(/\?period=last30$/);
  await page.reload();
  await expect(page.getByRole("radio", { name: "30 days" })).toBeChecked();

  await page.getByRole("button", { name: "Days …" }).click();
  const days = page.getByRole("dialog", { name: "Days …" });
  await days.getByLabel("First day").fill("2026-02-02");
  await days.getByLabel("Last day").fill("2026-02-01");
  await days.getByRole("button", { name: "Apply" }).click();
  await expect(days.getByText("The last day is before the first.")).toBeVisible();
  await days.getByLabel("First day").fill("2026-02-01");
  await days.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/\?from=2026-02-01&to=2026-02-01$/);
  await expect(page.getByRole("button", { name: "1 Feb 2026 to 1 Feb 2026" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("radio", { name: "30 days" })).toBeChecked();
});

test("a period that cannot be is refused in its parts, and the others stay", async ({ page, signInAs }) => {
  await signInAs("support");
  await page.goto("/?from=2019-01-01&to=2025-01-01");
  await expect(part(page, "Spending").getByRole("alert")).toBeVisible();
  await expect(part(page, "Limit pressure").getByRole("heading", { name: "Most used" })).toBeVisible();
  await page.getByText("7 days", { exact: true }).click();
  await expect(part(page, "Spending").getByRole("alert")).toHaveCount(0);
});

test("every number leads to a list of as many rows", async ({ page, signInAs }) => {
  await signInAs("auditor");
  await open(page);
  const spent = part(page, "Spending").getByRole("link", { name: /^[\d,]+ payments?$/ });
  expect(await spent.count()).toBeGreaterThan(0);
  for (const link of await spent.all()) {
    const behind = await countBehind(page, link);
    // Lists count up to 1,000 only.
    if (Number.isFinite(behind)) expect(number(await link.textContent())).toBe(behind);
  }
  const declined = part(page, "Declined payments").getByRole("link", { name: /^\d+ declined payments?$/ });
  expect(number(await declined.textContent())).toBe(await countBehind(page, declined));
  for (const link of await part(page, "Limit pressure")
    .getByRole("link", { name: /used to \d+% or more/ })
    .all()) {
    expect(number(await link.textContent())).toBe(await countBehind(page, link));
  }
  await declined.click();
  await expect(page).toHaveURL(/\/transactions\?status=Declined&from=/);
  await expect(
    page.getByRole("table", { name: "Transactions" }).locator("a[data-row]").first(),
  ).toBeVisible();
});

test("a cause leads to its declined payments, each with that cause, and from there to the payment", async ({
  page,
  signInAs,
}) => {
  await signInAs("finance");
  const card = await openNewCard(page, { Daily: "100" });
  await signInAs("support");
  await authorize(card.id, "150");
  const known = async () =>
    (await (await page.request.get(`/api/transactions?card=${card.id}`)).json()).items;
  await expect.poll(known).toHaveLength(1);
  await expect(async () => {
    await open(page, "?period=today");
    await expect(part(page, "Declined payments").getByRole("link", { name: /^Over a limit: / })).toBeVisible({
      timeout: 1_000,
    });
  }).toPass();
  const cause = part(page, "Declined payments").getByRole("link", { name: /^Over a limit: / });
  const count = number(await cause.textContent());
  await cause.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Declined payments and their causes");
  await expect(page.getByLabel("Cause", { exact: true })).toHaveValue("limit");
  const rows = page.getByRole("table", { name: "Declined payments and their causes" }).locator("a[data-row]");
  await expect(rows).toHaveCount(count);
  await expect(page.getByRole("row").filter({ hasText: card.last4 }).first()).toContainText("limit");
  await rows.first().click();
  await expect(page).toHaveURL(/\/transactions\/[^/?]+/);
});

test("a declined payment is counted while one looks, without a reload", async ({ page, signInAs }) => {
  await signInAs("admin");
  const { id } = await openNewCard(page, { Daily: "100" });
  await authorize(id, "150");
  await open(page, "?period=today");
  await isLive(page);
  const declined = part(page, "Declined payments").getByRole("link", { name: /^\d+ declined payments?$/ });
  const before = number(await declined.textContent());
  await authorize(id, "160");
  await expect(async () => {
    expect(number(await declined.textContent())).toBeGreaterThan(before);
  }).toPass({ timeout: 30_000 });
});

test("one part that fails says so, leaves the others alone, and can be tried again", async ({
  page,
  signInAs,
}) => {
  await signInAs("finance");
  await open(page);
  await page.route("**/api/overview/spend?*", (route) => route.fulfill({ status: 500, body: "{}" }));
  await page.getByText("Today", { exact: true }).click();
  const spending = part(page, "Spending");
  await expect(spending.getByRole("alert")).toBeVisible();
  await expect(part(page, "Declined payments").getByRole("alert")).toHaveCount(0);
  await page.unroute("**/api/overview/spend?*");
  await spending.getByRole("button", { name: "Try again" }).click();
  await expect(spending.getByRole("alert")).toHaveCount(0);
});

test("each chart has its numbers in a table, reached by keyboard", async ({ page, signInAs }) => {
  await signInAs("auditor");
  await open(page);
  const chart = part(page, "Declined payments").getByRole("img", { name: /^Declined payments over time/ });
  await expect(chart).toBeVisible();
  const summary = part(page, "Declined payments").getByText("As a table");
  await summary.focus();
  await page.keyboard.press("Enter");
  const table = part(page, "Declined payments").getByRole("table", { name: "Declined payments over time" });
  await expect(table.getByRole("row")).toHaveCount(31);
});

test("is accessible with every part there and its tables open, and fits 390 px", async ({
  page,
  signInAs,
}) => {
  test.slow();
  await signInAs("admin");
  await open(page);
  for (const summary of await page.getByText("As a table").all()) await summary.click();
  expect(await accessibilityFindings(page, { all: true })).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  expect(await accessibilityFindings(page, { all: true })).toEqual([]);
  const href = await part(page, "Declined payments")
    .getByRole("link", { name: /: \d+ declined payments?$/ })
    .first()
    .getAttribute("href");
  await page.goto(href ?? "");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Declined payments and their causes");
  expect(await accessibilityFindings(page, { all: true })).toEqual([]);
});
