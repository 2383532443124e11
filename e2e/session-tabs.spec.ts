import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, signIn, test } from "./support/test";

test("signing out in one tab empties the others and what the browser kept", async ({ page, context }) => {
  await signIn(page, "auditor@example.com", "demo-password");
  const other = await context.newPage();
  await other.goto("/cards");
  await expect(other.getByRole("heading", { name: "Cards", level: 1 })).toBeVisible();
  const cleared = page.waitForResponse((response) => response.url().endsWith("/api/session"));
  await page.getByRole("button", { name: /Aud Itor/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  expect((await (await cleared).allHeaders())["clear-site-data"]).toBe('"cache", "storage"');
  await expect(other).toHaveURL(/\/sign-in/);
});

test("a tab of the person before says who is signed in now, and its actions are refused", async ({
  page,
  context,
}) => {
  await signIn(page, "support@example.com", "demo-password");
  await page.goto("/transactions");
  await page.getByRole("row").nth(1).getByRole("link").first().click();
  const note = page.getByLabel("New note");
  await expect(note).toBeVisible();
  await note.fill("Called about this payment");
  const other = await context.newPage();
  await context.clearCookies({ name: /session-token/ });
  await signIn(other, "finance@example.com", "demo-password");
  await expect(page.getByText("is now signed in in this browser")).toBeVisible();
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(page.getByText("Someone else is signed in now")).toBeVisible();
  await expect(note).toHaveValue("Called about this payment");
});

test("an action that the server does not know was not done: the page says so and keeps what was typed", async ({
  page,
  signInAs,
}) => {
  await signInAs("support");
  await page.goto("/transactions");
  await page.getByRole("row").nth(1).getByRole("link").first().click();
  const note = page.getByLabel("New note");
  await note.fill("Called about this payment");
  await page.route("**/*", async (route) => {
    const headers = route.request().headers();
    if (!headers["next-action"]) return route.fallback();
    await route.continue({ headers: { ...headers, "next-action": `40${"0".repeat(40)}` } });
  });
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(page.getByText("A new version of this console is running")).toBeVisible();
  await expect(page.getByText("Nothing was sent.")).toBeVisible();
  await expect(note).toHaveValue("Called about this payment");
  await page.unrouteAll();
  await page.getByRole("button", { name: "Reload" }).click();
  await page.waitForLoadState();
  await expect(page.getByText("A new version of this console is running")).toHaveCount(0);
  await expect(page.getByLabel("New note")).toHaveValue("Called about this payment");
  expect(await page.evaluate(() => sessionStorage.getItem("drafts"))).toBeNull();
});

test("what an action is called depends on its file and name alone, so that builds in different folders agree", () => {
  const folder = process.env.NEXT_DIST_DIR ?? ".next";
  const built = JSON.parse(readFileSync(`${folder}/server/server-reference-manifest.json`, "utf8"));
  const salt = createHash("sha256").update("actions of the card console").digest("base64");
  const actions = Object.entries<{ filename: string; exportedName: string }>(built.node);
  expect(actions.length).toBeGreaterThan(50);
  for (const [id, { filename, exportedName }] of actions) {
    const name = createHash("sha1").update(`${salt}${filename}:${exportedName}`).digest("hex");
    expect(id.slice(2), `${filename} ${exportedName}`).toBe(name);
    expect(filename).toMatch(/^(?:app|components|lib)\//);
  }
});
