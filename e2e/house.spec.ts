import { readdirSync, readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { accessibilityFindings } from "./support/accessibility";
import { READS } from "./support/reads";
import { expect, test } from "./support/test";

const PAGES = [
  "/",
  "/cards",
  "/limits",
  "/limits?tab=changes",
  "/transactions",
  "/users",
  "/wallets",
  "/transfers",
  "/balances",
  "/imports",
  "/bulk",
  "/team",
  "/audit",
  "/jobs",
  "/settings",
];
const LANGUAGES = ["en", "zh-HK", "zh-CN"] as const;
const THEMES = ["light", "dark"] as const;

/** What somebody without a session may reach: the sign-in, the health of the process, the issuer's webhooks. */
const OPEN = ["/api/auth/", "/api/health/", "/api/webhooks/issuing"];

/** Every address that answers a GET, with a made-up id in the place of each parameter. */
function endpoints(): string[] {
  const files = readdirSync("app/api", { recursive: true, encoding: "utf8" })
    .filter(
      (file) =>
        file.endsWith("route.ts") &&
        !file.startsWith("[") &&
        /\bGET\b/.test(readFileSync(`app/api/${file}`, "utf8")),
    )
    .map((file) => `/api/${file.replace(/\/route\.ts$/, "")}`);
  return [...files, ...READS].map((address) => address.replace(/\[[^\]]+\]/g, "x"));
}

async function prefer(page: Page, values: { locale?: string; theme?: string }) {
  const url = `http://localhost:${process.env.E2E_PORT}`;
  await page.context().addCookies(Object.entries(values).map(([name, value]) => ({ name, value, url })));
}

async function settled(page: Page) {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

/** Explanations that only a pointer reaches; what a chart's columns tell stands in the table beside it. */
function onlyForThePointer(page: Page): Promise<string[]> {
  const reached = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  return page.locator("[data-tip]").evaluateAll(
    (elements, controls) =>
      elements
        .filter((element) => !element.matches(controls) && !element.querySelector(controls))
        .filter((element) => !element.closest("svg[role=img]"))
        .map((element) => element.outerHTML.slice(0, 160)),
    reached,
  );
}

test("every page carries a nonce policy without unsafe-inline scripts, and the usual headers", async ({
  request,
}) => {
  const nonces = new Set<string>();
  for (const path of ["/sign-in", "/sign-in", "/cards", "/no-such-page"]) {
    const response = await request.get(path, { maxRedirects: 0 });
    const headers = response.headers();
    const policy = headers["content-security-policy"] ?? "";
    const scripts = /script-src ([^;]+)/.exec(policy)?.[1] ?? "";
    expect(scripts).not.toContain("unsafe-inline");
    expect(scripts).toMatch(/'nonce-[^']+'/);
    nonces.add(/'nonce-([^']+)'/.exec(scripts)?.[1] ?? "");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["x-powered-by"]).toBeUndefined();
  }
  expect(nonces.size).toBe(4);
});

test("what is no page may load, run and be framed by nothing", async ({ request }) => {
  for (const path of ["/api/cards", "/api/auth/session", "/api/no-such-endpoint"]) {
    const headers = (await request.get(path)).headers();
    expect(headers["content-security-policy"], path).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["strict-transport-security"], path).toBeUndefined();
  }
  const secure = await request.get("/api/cards", { headers: { "x-forwarded-proto": "https" } });
  expect(secure.headers()["strict-transport-security"]).toContain("max-age=");
});

test("nobody reads without a session, and the answer says so", async ({ request }) => {
  const doors = endpoints().filter((path) => !OPEN.some((open) => path.startsWith(open)));
  expect(doors.length).toBeGreaterThan(40);
  for (const path of doors) {
    const response = await request.get(path);
    expect(response.status(), path).toBe(401);
    // A stream of events has no room for a reason.
    if (path !== "/api/live") expect((await response.json()).error.code, path).toBe("UNAUTHENTICATED");
  }
});

test("the sign-in page has no serious accessibility finding in any language or theme", async ({ page }) => {
  for (const locale of LANGUAGES) {
    for (const theme of THEMES) {
      await prefer(page, { locale, theme });
      await page.goto("/sign-in");
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      expect(await accessibilityFindings(page), `${locale} ${theme}`).toEqual([]);
    }
  }
});

for (const path of PAGES) {
  test(`${path} is accessible in both themes and every language, fits 360 px and breaks no policy`, async ({
    page,
    signInAs,
  }) => {
    test.slow();
    const problems: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    page.on("pageerror", (error) => problems.push(error.message));
    await signInAs("admin");
    for (const theme of THEMES) {
      await prefer(page, { theme, locale: "en" });
      await page.goto(path);
      await settled(page);
      expect(await accessibilityFindings(page), theme).toEqual([]);
    }
    expect(await onlyForThePointer(page)).toEqual([]);
    const beyond = await page
      .getByRole("main")
      .evaluate(
        (main) =>
          document.documentElement.scrollHeight -
          Math.max(innerHeight, main.getBoundingClientRect().bottom + scrollY),
      );
    expect(beyond, "the page is longer than what it shows").toBeLessThanOrEqual(1);
    for (const locale of LANGUAGES) {
      await prefer(page, { locale });
      await page.setViewportSize({ width: 360, height: 780 });
      await page.goto(path);
      await settled(page);
      await expect(page.locator("html")).toHaveAttribute("lang", locale);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `${locale} is wider than 360 px`).toBeLessThanOrEqual(0);
      const cut = await page
        .getByRole("main")
        .evaluate((main) =>
          [...main.querySelectorAll("section[tabindex]")]
            .filter((list) => list.checkVisibility() && list.scrollWidth > list.clientWidth + 1)
            .map((list) => list.getAttribute("aria-label")),
        );
      expect(cut, `${locale}: lists that are wider than 360 px`).toEqual([]);
    }
    // One look at the narrow layout: what it finds does not depend on the words.
    expect(await accessibilityFindings(page), "360 px").toEqual([]);
    expect(problems).toEqual([]);
  });
}

test("a card's page and its panel are accessible in both themes", async ({ page, signInAs }) => {
  await signInAs("admin");
  const { items } = await (await page.request.get("/api/cards?limit=1&sort=pressure")).json();
  for (const theme of THEMES) {
    await prefer(page, { theme, locale: "en" });
    await page.goto(`/cards/${items[0].id}`);
    await settled(page);
    await expect(page.getByRole("heading", { name: "Limits" })).toBeVisible();
    expect(await accessibilityFindings(page), theme).toEqual([]);
    await page.goto("/cards?sort=pressure");
    await page.getByRole("table", { name: "Cards" }).locator("a[data-row]").first().click();
    await expect(page.getByRole("heading", { name: "Limits" })).toBeVisible();
    expect(await accessibilityFindings(page), `panel, ${theme}`).toEqual([]);
  }
});

test("a transaction's page and its panel are accessible in both themes, and reach the window's edge", async ({
  page,
  signInAs,
}) => {
  test.slow();
  await signInAs("admin");
  const { items } = await (await page.request.get("/api/transactions?limit=1&status=Declined")).json();
  for (const theme of THEMES) {
    await prefer(page, { theme, locale: "en" });
    await page.goto(`/transactions/${items[0].id}`);
    await settled(page);
    expect(await accessibilityFindings(page), theme).toEqual([]);
    expect(await onlyForThePointer(page)).toEqual([]);
    await page.goto("/transactions?status=Declined");
    await page.getByRole("table").locator("a[data-row]").first().click();
    const panel = page.getByRole("dialog");
    await expect(panel.getByRole("heading", { name: "Amounts" })).toBeVisible();
    expect(await accessibilityFindings(page), `panel, ${theme}`).toEqual([]);
    expect(await onlyForThePointer(page)).toEqual([]);
    for (const edge of [panel, page.locator("[data-environment]")]) {
      const right = await edge.evaluate((element) => element.getBoundingClientRect().right);
      expect(right).toBe(page.viewportSize()?.width);
    }
  }
});

test("a tooltip stays while the pointer is on it, and comes and goes by keyboard", async ({
  page,
  signInAs,
}) => {
  await signInAs("admin");
  await page.goto("/cards");
  const button = page.getByRole("button", { name: "Refresh" }).first();
  const tip = page.getByRole("tooltip");
  await button.hover();
  await expect(tip).toBeVisible();
  await tip.hover();
  await expect(tip).toHaveText("Refresh");
  await page.mouse.move(0, 400);
  await expect(tip).toBeHidden();
  await button.focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await expect(tip).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(tip).toBeHidden();
});

test("every page names the environment once", async ({ page, signInAs }) => {
  await page.goto("/sign-in");
  await expect(page.getByText("Sandbox").first()).toBeVisible();
  await signInAs("auditor");
  await page.goto("/cards");
  await expect(page.getByText("Sandbox", { exact: true })).toHaveCount(1);
});
