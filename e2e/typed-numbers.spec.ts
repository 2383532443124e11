import { readdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import { dialog, openNewCard } from "./support/card-steps";
import { isLive } from "./support/listening";
import { expect, test } from "./support/test";
import { pair, review } from "./support/transfer-steps";

const CARD = "5555550123454326";
const FIRST = CARD.slice(0, 6);
const LAST = CARD.slice(-4);

/** The pages that have a search box of their own. */
const PAGES = [
  ["/cards", 20],
  ["/transactions", 60],
  ["/users", 200],
  ["/wallets", 20],
  ["/transfers", 60],
  ["/balances", 20],
  ["/webhooks", 60],
  ["/limits", 20],
  ["/three-ds?state=over", 20],
  ["/audit", 60],
] as const;

/** Everything that the page sends and every address that it has from now on, as plain text. */
function watch(page: Page): () => string[] {
  const seen: string[] = [];
  page.on("request", (request) => seen.push(`${request.url()} ${request.postData() ?? ""}`));
  page.on("framenavigated", (frame) => seen.push(frame.url()));
  return () => [...seen, page.url()].map(decodeLoosely);
}

function decodeLoosely(text: string): string {
  return text.replace(/(?:%[\dA-F]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
}

/** No part of the number in all traffic together says more than its first six and last four digits. */
function expectOnlyEnds(seen: readonly string[]): void {
  const parts = seen.flatMap((text) => {
    const asked = [...text.matchAll(/[?&](?:q|holder|merchant)=([^&\s]*)/g)].map((found) => found[1] ?? "");
    const digits = text.replace(/[^\d*]/g, "");
    return digits.includes(CARD.slice(3, 10)) || digits.includes(CARD.slice(6, 12)) ? [text] : asked;
  });
  for (const part of parts) {
    const digits = part.replace(/[^\d*]/g, "");
    expect(FIRST.startsWith(digits) || digits === `${FIRST}******${LAST}`, part).toBe(true);
  }
}

test.beforeEach(async ({ signInAs }) => {
  await signInAs("admin");
});

for (const [path, delay] of PAGES) {
  test(`a card number typed with ${delay} ms between keys on ${path} leaves only its ends`, async ({
    page,
  }) => {
    await page.goto(path);
    const box = page.locator("main").getByRole("searchbox").first();
    await expect(box).toBeVisible();
    const seen = watch(page);
    await box.click();
    await page.keyboard.type("5555 5501 2345 4326", { delay });
    await expect(box).toHaveValue(`${FIRST}******${LAST}`);
    await expect.poll(() => seen().some((text) => text.includes(`${FIRST}******${LAST}`))).toBe(true);
    expectOnlyEnds(seen());
  });
}

test("one that is pasted, or typed with no blanks leaves only its ends", async ({ page }) => {
  await page.goto("/users");
  const box = page.locator("main").getByRole("searchbox").first();
  const seen = watch(page);
  for (const [text, delay] of [
    [CARD, 60],
    ["５５５５–５５０１–２３４５–４３２６", 0],
  ] as const) {
    await box.click();
    if (delay > 0) await page.keyboard.type(text, { delay });
    else await page.keyboard.insertText(text);
    await expect(box).toHaveValue(`${FIRST}******${LAST}`);
    await box.fill("");
  }
  expectOnlyEnds(seen());
});

for (const delay of [20, 60, 200]) {
  test(`in the palette, typed with ${delay} ms between keys, it leaves only its ends`, async ({ page }) => {
    await page.goto("/");
    const seen = watch(page);
    await page.keyboard.press("Control+k");
    await page.keyboard.type(CARD, { delay });
    const input = dialog(page, "Search").getByRole("combobox");
    await expect(input).toHaveValue(`${FIRST}******${LAST}`);
    await expect.poll(() => seen().some((text) => text.includes(`${FIRST}******${LAST}`))).toBe(true);
    expectOnlyEnds(seen());
  });
}

test("the palette has every letter that follows Ctrl-K, at its first opening too", async ({ page }) => {
  for (const path of ["/audit", "/cards", "/team"]) {
    await page.goto(path);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("harbour tram", { delay: 30 });
    await expect(dialog(page, "Search").getByRole("combobox")).toHaveValue("harbour tram");
  }
});

test("what was opened last is selected when the palette opens", async ({ page }) => {
  const { title, id } = await openNewCard(page);
  await page.goto(`/cards/${id}`);
  await page.goto("/audit");
  await page.keyboard.press("Control+k");
  const palette = dialog(page, "Search");
  await expect(palette.getByRole("option", { selected: true })).toContainText(title);
});

test("digits that were looked for by Enter, and what is typed on, tell no more of a card together", async ({
  page,
}) => {
  await page.goto("/users");
  const box = page.locator("main").getByRole("searchbox").first();
  const seen = watch(page);
  await box.click();
  await page.keyboard.type(CARD.slice(0, 8), { delay: 20 });
  await page.locator("h1").click();
  await expect(page.getByText("Press Enter to search for this number.")).toBeVisible();
  expectOnlyEnds(seen());
  await box.press("Enter");
  await expect(page).toHaveURL(new RegExp(`q=${CARD.slice(0, 8)}`));
  await box.press("End");
  await page.keyboard.type(CARD.slice(8), { delay: 20 });
  await box.press("Enter");
  await expect(box).toHaveValue(FIRST);
  await expect(page).toHaveURL(new RegExp(`q=${FIRST}$`));
  expect(seen().filter((text) => text.replace(/[^\d]/g, "").includes(CARD.slice(4, 12)))).toEqual([]);
  expect(seen().filter((text) => text.includes(LAST) && text.includes("q="))).toEqual([]);
});

test("what may be a merchant's id is held back, and searched as one when asked to", async ({ page }) => {
  const id = "600000000012345";
  await page.goto("/users");
  const seen = watch(page);
  await page.locator("main").getByRole("searchbox").first().click();
  await page.keyboard.type(id, { delay: 20 });
  const offer = page.getByRole("link", { name: "Search as merchant ID" });
  await expect(offer).toBeVisible();
  expect(seen().filter((text) => text.includes(id.slice(0, 8)))).toEqual([]);
  await offer.click();
  await expect(page).toHaveURL(new RegExp(`/transactions\\?merchant=${id}`));
  await page.goto("/audit");
  await page.keyboard.press("Control+k");
  await page.keyboard.type(id, { delay: 20 });
  await dialog(page, "Search").getByRole("link", { name: "Search as merchant ID" }).click();
  await expect(page).toHaveURL(new RegExp(`/transactions\\?merchant=${id}`));
});

/** Every page with an address of its own. */
const ADDRESSES = readdirSync("app/(console)", { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)page\.tsx$/.test(file) && !/[@[]/.test(file))
  .map((file) => `/${file.replace(/\/?page\.tsx$/, "")}`);
/** The lists whose first row has a page of its own. */
const DETAILS = ["cards", "users", "transactions", "wallets", "transfers"] as const;
/** Dialogs that search while one writes: the page, the button, the box. */
const PICKERS = [
  ["/wallets", "Create wallet", "User"],
  ["/transfers", "New transfer", "From"],
  ["/transfers", "New transfer", "To"],
] as const;
const BOXES = "input:not([type=checkbox]):not([type=radio]):not([type=date]):not([type=file]), textarea";

/** Types a card number into every box of the page and of what its buttons open. */
async function typeEverywhere(page: Page) {
  const typeInto = async (place: string) => {
    const boxes = page.locator(place);
    for (let at = 0; at < (await boxes.count()); at += 1) {
      const box = boxes.nth(at);
      if (!(await box.isVisible()) || !(await box.isEditable())) continue;
      await box.click();
      await box.pressSequentially(CARD, { delay: 20 });
      if ((await box.getAttribute("type")) === "search") await expect(box).toHaveValue(/\*{6}/);
      await box.fill("");
    }
  };
  await typeInto(`main :is(${BOXES})`);
  const openers = page.locator("main button[aria-haspopup]");
  for (let at = 0; at < (await openers.count()); at += 1) {
    if (!(await openers.nth(at).isVisible()) || !(await openers.nth(at).isEnabled())) continue;
    await openers.nth(at).click();
    await typeInto(`:popover-open :is(${BOXES}), dialog[open] :is(${BOXES})`);
    await page.keyboard.press("Escape");
  }
}

for (const path of ADDRESSES) {
  test(`no box of ${path}, those behind its buttons included, sends more of a card number than its ends`, async ({
    page,
  }) => {
    test.slow();
    await page.goto(path);
    await expect(page.locator("main h1")).toBeVisible();
    const seen = watch(page);
    await typeEverywhere(page);
    expectOnlyEnds(seen());
  });
}

for (const list of DETAILS) {
  test(`nor does one of the page of one of the ${list}`, async ({ page }) => {
    test.slow();
    const { items } = await (await page.request.get(`/api/${list}?limit=1`)).json();
    await page.goto(`/${list}/${items[0].id}`);
    await expect(page.locator("main h1")).toBeVisible();
    const seen = watch(page);
    await typeEverywhere(page);
    expectOnlyEnds(seen());
  });
}

test("nor does one of a request that waits for a second person", async ({ page, signInAs }) => {
  test.slow();
  await signInAs("finance");
  const confirm = await review(page, ...(await pair(page, "5000")), "1500");
  await confirm.getByRole("button", { name: "Ask for approval" }).click();
  await page.getByRole("button", { name: "See the request" }).click();
  await page.waitForURL(/\/approvals\/[\da-f-]{36}/);
  await expect(page.locator("main h1")).toBeVisible();
  const seen = watch(page);
  await typeEverywhere(page);
  expectOnlyEnds(seen());
});

for (const [path, button, label] of PICKERS) {
  test(`nor does “${label}” of the dialog “${button}”`, async ({ page }) => {
    await page.goto(path);
    await isLive(page);
    const seen = watch(page);
    await page.getByRole("button", { name: button }).first().click();
    const box = dialog(page, button).getByRole("combobox", { name: label });
    await box.pressSequentially(CARD, { delay: 60 });
    await expect(box).toHaveValue(`${FIRST}******${LAST}`);
    expectOnlyEnds(seen());
  });
}

test("one that is dropped into a box, or mended while it is typed, leaves only its ends", async ({
  page,
}) => {
  await page.goto("/users");
  await isLive(page);
  const box = page.locator("main").getByRole("searchbox").first();
  const seen = watch(page);
  await page.evaluate((text) => {
    const source = Object.assign(document.createElement("p"), { id: "source", draggable: true });
    source.append("Drag me");
    source.addEventListener("dragstart", (event) => event.dataTransfer?.setData("text/plain", text));
    document.querySelector("main")?.prepend(source);
  }, CARD);
  await page.locator("#source").dragTo(box);
  await expect(box).toHaveValue(`${FIRST}******${LAST}`);
  await box.fill("");
  await box.click();
  await page.keyboard.type(CARD.slice(0, 11), { delay: 60 });
  for (let times = 0; times < 4; times += 1) await page.keyboard.press("Backspace", { delay: 60 });
  await page.keyboard.type(CARD.slice(7), { delay: 60 });
  await expect(box).toHaveValue(`${FIRST}******${LAST}`);
  expectOnlyEnds(seen());
});

test("a merchant id is searched as it is", async ({ page }) => {
  await page.goto("/transactions");
  await page.getByRole("searchbox").first().click();
  await page.keyboard.type("666666660057123", { delay: 20 });
  await expect(page).toHaveURL(/q=666666660057123/);
  const refused = await Promise.all(
    [
      "users",
      "wallets",
      "transfers",
      "balances",
      "webhooks",
      "cards",
      "limits",
      "transactions",
      "search",
    ].map(async (list) => (await page.request.get(`/api/${list}?q=4111.1111.1111.1111`)).status()),
  );
  expect(new Set(refused)).toEqual(new Set([400]));
});
