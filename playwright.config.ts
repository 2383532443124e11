import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/chromium";

// Chosen once, in the first process that loads this file; workers inherit them.
process.env.E2E_PORT ??= String(21_000 + (process.pid % 9_000));
process.env.E2E_CHROMIUM ??= findChromium() ?? "";
const executablePath = process.env.E2E_CHROMIUM || undefined;

export default defineConfig({
  testDir: "e2e",
  globalSetup: "./e2e/support/start-console.ts",
  fullyParallel: false,
  // One product, one sandbox with its fault switches: the specs take turns.
  workers: 1,
  // A machine that stalls is not a broken product; what needed its second try is named at the end of the run.
  retries: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: process.env.E2E_REPORT
    ? [["line"], ["json", { outputFile: process.env.E2E_REPORT }]]
    : [["list"]],
  use: {
    baseURL: `http://localhost:${process.env.E2E_PORT}`,
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "Asia/Hong_Kong",
    // Filming every step costs as much as the step; a failure leaves its page as text anyway.
    trace: process.env.E2E_TRACE ? "retain-on-failure" : "off",
    launchOptions: {
      executablePath,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
