import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import papa from "papaparse";
import { accessibilityFindings } from "./support/accessibility";
import { expect, test } from "./support/test";

const rows = (page: Page) => page.getByRole("table", { name: "Transactions" }).locator("a[data-row]");
const dialog = (page: Page) => page.getByRole("dialog", { name: "Export transactions" });

async function openExport(page: Page, path: string) {
  await page.goto(path);
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole("button", { name: "Export", exact: true }).click();
  return dialog(page);
}

test("finance takes out every row that matches, and can prove the file", async ({ page, signInAs }) => {
  await signInAs("finance");
  const matching = await page.request.get("/api/transactions?status=Declined&limit=1");
  const { total }: { total: { count: number } } = await matching.json();
  expect(total.count).toBeGreaterThan(5);

  const form = await openExport(page, "/transactions?status=Declined");
  await expect(form.getByText("All rows that match are exported, not only this page.")).toBeVisible();
  await expect(form.getByText("status=Declined")).toBeVisible();
  expect(await accessibilityFindings(page, { all: true })).toEqual([]);
  const downloading = page.waitForEvent("download");
  await form.getByRole("button", { name: "Export" }).click();
  const file = await readFile(await (await downloading).path());

  await expect(form.getByText(createHash("sha256").update(file).digest("hex"))).toBeVisible();
  const { data } = papa.parse<Record<string, string>>(file.toString().replace(/^\uFEFF/, ""), {
    header: true,
    skipEmptyLines: true,
  });
  expect(data).toHaveLength(total.count);
  expect(new Set(data.map((row) => row.Status))).toEqual(new Set(["Declined"]));
  expect(new Set(data.map((row) => row["Transaction id"])).size).toBe(total.count);
  for (const row of data) expect(row["Transaction amount"]).toMatch(/^-?\d+(\.\d+)?$/);

  await page.goto("/audit");
  await expect(page.getByRole("row", { name: /Export transactions/ }).first()).toBeVisible();
});

test("an Excel file comes with the same proof", async ({ page, signInAs }) => {
  await signInAs("auditor");
  const form = await openExport(page, "/transactions?status=Reversed");
  await form.getByText("Excel (XLSX)").click();
  await expect(form.getByRole("radio", { name: /Excel/ })).toBeChecked();
  const downloading = page.waitForEvent("download");
  await form.getByRole("button", { name: "Export" }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  const file = await readFile(await download.path());
  expect(file.subarray(0, 2).toString()).toBe("PK");
  await expect(form.getByText(createHash("sha256").update(file).digest("hex"))).toBeVisible();
});

test("support finds payments and takes no list of them out", async ({ page, signInAs }) => {
  await signInAs("support");
  await page.goto("/transactions");
  await expect(rows(page).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Export", exact: true })).toHaveCount(0);
});
