import { expect, type Page } from "@playwright/test";

/** The page's scripts run and it hears of changes: what is pressed before may be lost. */
export const isLive = (page: Page) => expect(page.locator('[data-live="live"]')).toBeVisible();
