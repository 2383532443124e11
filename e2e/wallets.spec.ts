import type { Page } from "@playwright/test";
import { accessibilityFindings } from "./support/accessibility";
import { dialog } from "./support/card-steps";
import { clearFaults, sandbox } from "./support/sandbox";
import { expect, test } from "./support/test";

test.afterEach(() => clearFaults());

const rows = (page: Page) => page.getByRole("table", { name: "Wallets" }).locator("a[data-row]");
const arrivals = (page: Page) => page.getByRole("table", { name: "Transactions of the wallet" });
const sent = async (operation: string) =>
  (await sandbox<{ requests: unknown[] }>(`requests?operation=${operation}`)).requests.length;

interface Person {
  id: string;
  firstName: string;
  lastName: string;
  status: string | null;
}

/** An active user without a wallet on this network. */
async function userWithout(page: Page, network: string): Promise<Person> {
  const { items }: { items: Person[] } = await (await page.request.get("/api/users?limit=100")).json();
  for (const user of items.filter(({ status }) => status === "Active")) {
    const query = new URLSearchParams({ user: user.id, network });
    const found = await (await page.request.get(`/api/wallets?${query}`)).json();
    if (found.items.length > 0) continue;
    // The issuer may have stopped somebody whom the mirror has as active.
    const fresh = await (await page.request.get(`/api/users/${user.id}/fresh`)).json();
    if (fresh.status === "Active") return user;
  }
  throw new Error(`every active user has a wallet on ${network}`);
}

async function fillForm(page: Page, user: Person, place: { currency: string; network: string }) {
  await page.goto("/wallets");
  await page.getByRole("button", { name: "Create wallet" }).click();
  const form = dialog(page, "Create wallet");
  await form.getByRole("combobox", { name: "User" }).fill(user.id);
  const choices = form.getByRole("listbox", { name: "User" }).getByRole("option");
  await expect(choices).toHaveCount(1);
  await choices.click();
  await expect(form.getByRole("button", { name: "Choose another" })).toBeVisible();
  await form.getByLabel("Currency").fill(place.currency);
  await form.getByLabel("Network").fill(place.network);
  return form;
}

const idIn = (page: Page) => decodeURIComponent(new URL(page.url()).pathname.split("/")[2] ?? "");

/** Makes a wallet through the screens and opens its page; gives its id. */
async function openNewWallet(page: Page, network = "Solana", currency = "USDC"): Promise<string> {
  const user = await userWithout(page, network);
  const form = await fillForm(page, user, { network, currency });
  await form.getByRole("button", { name: "Create wallet" }).click();
  await page.getByRole("button", { name: "Open wallet" }).click();
  await page.waitForURL(/\/wallets\/[^/?]+/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${currency} on ${network}`);
  return idIn(page);
}

test.describe("finding", () => {
  test.beforeEach(async ({ page, signInAs }) => {
    await signInAs("finance");
    await page.goto("/wallets");
    await expect(rows(page).first()).toBeVisible();
  });

  test("filters by network, keeps it in the address, and says when nothing matches", async ({ page }) => {
    await page.getByRole("button", { name: "Network", exact: true }).click();
    await page.getByRole("checkbox", { name: "Tron" }).check();
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL(/network=Tron/);
    await expect(page.getByRole("table", { name: "Wallets" })).not.toContainText("Ethereum");
    await expect(rows(page).first()).toBeVisible();
    await page.getByRole("searchbox").fill("no address is called this");
    await expect(page.getByText("No wallet matches")).toBeVisible();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await expect(rows(page).first()).toBeVisible();
  });

  test("a part of an address finds its wallet, and a user's page leads to the user's wallets", async ({
    page,
  }) => {
    const { items } = await (await page.request.get("/api/wallets?limit=1")).json();
    const [{ address, user }] = items;
    await page.getByRole("searchbox").fill(address.slice(8, 26));
    await expect(rows(page)).toHaveCount(1);
    await page.goto(`/users/${user.id}`);
    await page.getByRole("link", { name: "All wallets" }).click();
    await expect(page).toHaveURL(new RegExp(`user=${user.id}`));
    await expect(rows(page).first()).toBeVisible();
  });

  test("has no accessibility violations, and fits a phone", async ({ page }) => {
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Create wallet" }).click();
    await expect(dialog(page, "Create wallet").getByRole("option").first()).toBeVisible();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await rows(page).first().click();
    await expect(page.getByRole("heading", { name: "Top-up address" })).toBeVisible();
    expect(await accessibilityFindings(page)).toEqual([]);
    const wallet = page.url();
    await page.goto("/wallets/fees");
    await page.getByRole("button", { name: "Change the rule" }).click();
    await expect(page.getByRole("heading", { name: "New rule" })).toBeVisible();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    for (const address of ["/wallets", "/wallets/fees", wallet]) {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await overflow(), address).toBeLessThanOrEqual(0);
    }
  });
});

test.describe("creating", () => {
  test.beforeEach(async ({ signInAs }) => signInAs("finance"));

  test("names what is missing, and makes an address that is shown with its network", async ({
    page,
    context,
  }) => {
    await page.goto("/wallets");
    await page.getByRole("button", { name: "Create wallet" }).click();
    const form = dialog(page, "Create wallet");
    await form.getByRole("button", { name: "Create wallet" }).click();
    await expect(form.getByText("Choose a user.")).toBeVisible();
    await expect(form.getByText("Name the network.")).toBeVisible();
    await expect(form.getByText("Name the coins, such as USDT.")).toBeVisible();

    const id = await openNewWallet(page);
    const { address } = await (await page.request.get(`/api/wallets/${id}`)).json();
    await expect(page.getByRole("img", { name: /^QR code of the address/ })).toBeVisible();
    await expect(page.getByText("Send only USDC over Solana.")).toBeVisible();
    for (const end of [address.slice(0, 6), address.slice(-6)])
      await expect(page.getByText(end, { exact: true }).first()).toBeVisible();
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy address" }).click();
    await expect(page.getByText("Address copied")).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(address);
    await expect(page.getByRole("list", { name: "History" })).toContainText("Create wallet · Done");
  });

  test("a chain that the issuer does not know is refused in its words", async ({ page }) => {
    const user = await userWithout(page, "Solana");
    const form = await fillForm(page, user, { currency: "USDT", network: "Dogecoin" });
    await form.getByRole("button", { name: "Create wallet" }).click();
    await expect(form.getByText("The issuer refused this")).toBeVisible();
    await expect(form.getByText(/one of Ethereum/)).toBeVisible();
    await form.getByLabel("Network").fill("Solana");
    await form.getByRole("button", { name: "Create wallet" }).click();
    await expect(page.getByText("USDT wallet on Solana created")).toBeVisible();
  });

  test("a second wallet for the same coins and chain is refused and leads to the first", async ({ page }) => {
    const id = await openNewWallet(page);
    const wallet = await (await page.request.get(`/api/wallets/${id}`)).json();
    const before = await sent("createWallet");
    const form = await fillForm(page, wallet.user, { currency: "USDC", network: "solana" });
    await form.getByRole("button", { name: "Create wallet" }).click();
    await expect(form.getByText(/already has a wallet for this network and currency/)).toBeVisible();
    await form.getByRole("link", { name: "See the wallet" }).click();
    await page.waitForURL(`**/wallets/${id}`);
    expect(await sent("createWallet")).toBe(before);
  });

  test("nothing is sent for a user whom the issuer stopped", async ({ page }) => {
    const user = await userWithout(page, "Solana");
    const before = await sent("createWallet");
    await sandbox("user-status", { user: user.id, status: "Suspended" });
    try {
      const form = await fillForm(page, user, { currency: "USDC", network: "Solana" });
      await form.getByRole("button", { name: "Create wallet" }).click();
      await expect(form.getByText(/The issuer lists this user as stopped/)).toBeVisible();
      await expect(form.getByRole("link", { name: "See the user" })).toBeVisible();
      expect(await sent("createWallet")).toBe(before);
    } finally {
      await sandbox("user-status", { user: user.id, status: "Active" });
    }
  });

  test("an answer that was lost is found out by reading, and leads to the wallet", async ({ page }) => {
    const user = await userWithout(page, "Solana");
    const form = await fillForm(page, user, { currency: "USDC", network: "Solana" });
    const before = await sent("createWallet");
    await sandbox("faults", { operation: "createWallet", fault: "drop-after-effect" });
    await form.getByRole("button", { name: "Create wallet" }).click();
    await expect(page.getByText("Create wallet: done")).toBeVisible({ timeout: 30_000 });
    await page.getByRole("link", { name: "Open wallet" }).click();
    await page.waitForURL(/\/wallets\/[^/?]+/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("USDC on Solana");
    expect(await sent("createWallet")).toBe(before + 1);
  });

  test("support and auditors look and create nothing", async ({ page, context, signInAs }) => {
    for (const role of ["support", "auditor"] as const) {
      await context.clearCookies();
      await signInAs(role);
      await page.goto("/wallets");
      await expect(rows(page).first()).toBeVisible();
      await expect(page.getByRole("button", { name: "Create wallet" })).toHaveCount(0);
    }
  });
});

test.describe("deposits", () => {
  test.beforeEach(async ({ signInAs }) => signInAs("finance"));

  test("coins that arrive appear without a reload, exact, with what was kept and credited", async ({
    page,
  }) => {
    const id = await openNewWallet(page);
    await expect(page.getByText("Nothing came in yet")).toBeVisible();
    await sandbox("deposit", { wallet: id, currency: "USDC", amount: "123.456789" });
    await expect(page.getByText("123.456789 USDC arrived in this wallet")).toBeVisible({ timeout: 40_000 });
    await expect(arrivals(page)).toContainText("123.456789");
    await expect(arrivals(page)).toContainText("Settled");
    await sandbox("deposit", { wallet: id, currency: "USDC", amount: "7" });
    await page.getByRole("button", { name: "Refresh", exact: true }).click();
    await expect(arrivals(page)).toContainText("7.00");
  });

  test("an issuer that cannot be read leaves what is known, and says how old it is", async ({ page }) => {
    await openNewWallet(page);
    await sandbox("faults", { operation: "getWallet", fault: "status-500", times: 20 });
    await page.getByRole("button", { name: "Refresh", exact: true }).click();
    await expect(page.getByText("The issuer could not be read")).toBeVisible();
    await expect(page.getByRole("button", { name: "Copy address" })).toBeVisible();
    await clearFaults();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByText("The issuer could not be read")).toHaveCount(0);
  });
});
