import type { Page } from "@playwright/test";
import { expect, test } from "./support/test";

/** Holds the scripts back until `go`, as a slow line would; the page is drawn and does not listen yet. */
async function slowScripts(page: Page): Promise<() => void> {
  let go = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  await page.route("**/_next/static/**/*.js*", async (route) => {
    await held;
    await route.continue();
  });
  return go;
}

test("what is clicked, typed or pressed before the page listens is not lost", async ({ page, signInAs }) => {
  await signInAs("finance");

  let go = await slowScripts(page);
  await page.goto("/users", { waitUntil: "commit" });
  await page.getByRole("button", { name: "Create user" }).click();
  await expect(page.getByRole("dialog", { name: "Create user" })).toHaveCount(0);
  go();
  await expect(page.getByRole("dialog", { name: "Create user" })).toBeVisible();

  await page.unrouteAll();
  go = await slowScripts(page);
  await page.goto("/cards", { waitUntil: "commit" });
  await page.getByRole("searchbox").first().fill("zzzz");
  go();
  await expect(page).toHaveURL(/q=zzzz/);

  await page.unrouteAll();
  go = await slowScripts(page);
  await page.goto("/audit", { waitUntil: "commit" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  go();
  await expect(page.getByRole("dialog", { name: "Search" })).toBeVisible();
});
