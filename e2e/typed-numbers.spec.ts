import type { Page } from "@playwright/test";
import { dialog, openNewCard } from "./support/card-acts";
import { expect, test } from "./support/test";

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

test("one that is pasted, dropped, or typed with no blanks leaves only its ends", async ({ page }) => {
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
