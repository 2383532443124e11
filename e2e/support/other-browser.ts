import type { Browser, Page } from "@playwright/test";
import { type Role, signIn } from "./test";

/** Another person in another browser. Close its context at the end. */
export async function as(browser: Browser, role: Role): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, `${role}@example.com`, "demo-password");
  return page;
}
