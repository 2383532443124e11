import { test as base, expect, type Page } from "@playwright/test";
import { watchFocus } from "./watch-focus";

export type Role = "admin" | "finance" | "finance2" | "support" | "auditor";

interface Fixtures {
  /** Signs the page in as one of the demo people. */
  signInAs(role: Role): Promise<void>;
  noPageErrors: undefined;
  keptFocus: undefined;
}

/**
 * Playwright's test, with `signInAs`; the session cookie of each person is made once per worker. An error that no
 * code caught in a page, such as a server's text that the browser would write differently, fails the test; so does a
 * keyboard focus that falls to the top of the page.
 */
export const test = base.extend<Fixtures>({
  noPageErrors: [
    async ({ context }, use) => {
      const errors: string[] = [];
      context.on("weberror", (error) => errors.push(`${error.page()?.url()}: ${error.error().message}`));
      await use(undefined);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
  keptFocus: [
    async ({ context }, use) => {
      const found = await watchFocus(context);
      await use(undefined);
      expect(found).toEqual([]);
    },
    { auto: true },
  ],
  signInAs: async ({ page, context }, use) => {
    await use(async (role) => {
      await context.clearCookies({ name: /session-token/ });
      const kept = cookies.get(role);
      if (kept) {
        await context.addCookies(kept);
        return;
      }
      await signIn(page, `${role}@example.com`, "demo-password");
      cookies.set(role, await context.cookies());
    });
  },
});

export { expect };

const cookies = new Map<Role, Awaited<ReturnType<import("@playwright/test").BrowserContext["cookies"]>>>();

export async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}
