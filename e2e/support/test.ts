import { test as base, expect, type Page } from "@playwright/test";

export type Role = "admin" | "finance" | "finance2" | "support" | "auditor";

interface Fixtures {
  /** Signs the page in as one of the demo people. */
  signInAs(role: Role): Promise<void>;
}

/** Playwright's test, with `signInAs`; the session cookie of each person is made once per worker. */
export const test = base.extend<Fixtures>({
  signInAs: async ({ page, context }, use) => {
    await use(async (role) => {
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
