import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

/** The shell first: it draws the same pages and takes a fraction of the processor of a whole browser. */
const SYSTEM = [
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/**
 * The browser for the end-to-end tests: a system Chromium, or Playwright's own; installed when there is none
 * (Debian's packages as root, else Playwright's download). Gives undefined for Playwright's own.
 */
export function findChromium(): string | undefined {
  const found = systemChromium();
  if (found || existsSync(chromium.executablePath())) return found;
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    apt(["update", "-qq"]);
    apt([
      "install",
      "-y",
      "-qq",
      "--no-install-recommends",
      "chromium-headless-shell",
      "fonts-noto-cjk",
      "fonts-liberation",
    ]);
    const installed = systemChromium();
    if (installed) return installed;
  }
  spawnSync(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"], {
    stdio: "inherit",
  });
  if (existsSync(chromium.executablePath())) return undefined;
  throw new Error("No Chromium was found or could be installed: install one, or set CHROMIUM to its path.");
}

function systemChromium(): string | undefined {
  return [process.env.CHROMIUM ?? "", ...SYSTEM].find((path) => path !== "" && existsSync(path));
}

function apt(args: string[]): void {
  execFileSync("apt-get", args, {
    stdio: "inherit",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}
