import type { Page } from "@playwright/test";
import { dialog } from "./support/card-steps";
import { as } from "./support/other-browser";
import { clearFaults, sandbox } from "./support/sandbox";
import { expect, test } from "./support/test";

test.afterEach(() => clearFaults());

const sent = async (operation: string) =>
  (await sandbox<{ requests: unknown[] }>(`requests?operation=${operation}`)).requests.length;

test.describe("the fee rule", () => {
  const fee = (page: Page) =>
    page.getByRole("table", { name: "The fee step by step" }).getByRole("row", { name: /^Fee/ });

  async function edit(page: Page, fields: Record<string, string>) {
    for (const [label, value] of Object.entries(fields))
      await page.getByLabel(label, { exact: true }).fill(value);
  }

  test("names wrong numbers, and shows both fees before anything is sent", async ({ page, signInAs }) => {
    await signInAs("finance");
    await page.goto("/wallets/fees");
    await expect(fee(page)).toContainText("9.00");
    await page.getByRole("button", { name: "Change the rule" }).click();
    const review = page.getByRole("button", { name: "Review the change" });
    await review.click();
    await expect(page.getByText("Nothing differs from the rule as it is.")).toBeVisible();
    await edit(page, { Percentage: "1,5", "Fixed part": "-1" });
    await review.click();
    await expect(page.getByText("Use a number such as 1.5, with at most four decimals.")).toBeVisible();
    await expect(page.getByText("Use an amount such as 1.50, not below zero.")).toBeVisible();
    await expect(page.getByText("Put the fields right to see the fee under the new rule.")).toBeVisible();
    await edit(page, { Percentage: "100.5", "Fixed part": "1", "Smallest fee": "5", "Largest fee": "4.99" });
    await review.click();
    await expect(page.getByText("A fee of more than 100 % is impossible.")).toBeVisible();
    await expect(page.getByText("The largest fee must not be below the smallest.")).toBeVisible();

    await edit(page, { Percentage: "2", "Fixed part": "0.50", "Smallest fee": "1", "Largest fee": "25" });
    await expect(fee(page)).toContainText("9.00");
    await expect(fee(page)).toContainText("20.50");
    await page.getByLabel("Top-up amount").fill("2,000");
    await expect(fee(page)).toContainText("17.00");
    await expect(fee(page)).toContainText("25.00");
    await page.getByLabel("Top-up amount").fill("much");
    await expect(page.getByText("Enter a number such as 1,234.50.")).toBeVisible();
  });

  test("waits for a second person, who sees both rules; then it stands and is told with who agreed", async ({
    page,
    signInAs,
    browser,
  }) => {
    const before = await sent("setTopupFeeRule");
    await signInAs("finance");
    await page.goto("/wallets/fees");
    await page.getByRole("button", { name: "Change the rule" }).click();
    await edit(page, { Percentage: "2", "Fixed part": "0.50", "Smallest fee": "1", "Largest fee": "25" });
    await page.getByRole("button", { name: "Review the change" }).click();
    const form = dialog(page, "Set the top-up fee rule");
    await expect(
      form.getByText(/Of a top-up of USD 1,000\.00 the issuer will keep USD 20\.50 instead of USD 9\.00/),
    ).toBeVisible();
    await expect(form.getByRole("row", { name: /^Percentage/ })).toContainText("2%");
    await form.getByLabel("Reason").fill("New contract");
    await expect(form.getByText("Ask for approval: every fee rule change")).toBeVisible();
    await form.getByRole("button", { name: "Ask for approval" }).click();
    await expect(page.getByText("A change waits for a second person")).toBeVisible();
    expect(await sent("setTopupFeeRule")).toBe(before);

    const href = await page.getByRole("link", { name: "See the request" }).getAttribute("href");
    const second = await as(browser, "finance2");
    await second.goto(href ?? "");
    await expect(second.getByText(/The top-up fee rule becomes 2% \+ USD 0\.50/)).toBeVisible();
    await expect(second.getByRole("row", { name: /^Fee in percent/ }).first()).toContainText("0.8%");
    await second.getByRole("button", { name: "Approve", exact: true }).click();
    await dialog(second, /^Approve:/)
      .getByRole("button", { name: "Approve", exact: true })
      .click();
    await expect(second.getByText("Approved and carried out")).toBeVisible();
    await second.context().close();
    expect(await sent("setTopupFeeRule")).toBe(before + 1);

    await expect(fee(page)).toContainText("20.50");
    await expect(page.getByText("A change waits for a second person")).toHaveCount(0);
    const history = page.getByRole("list", { name: "Changes made here" });
    await expect(history.getByText("approved by Felix Fung")).toBeVisible();
    await expect(history.getByText("Reason: New contract")).toBeVisible();
  });

  test("support sees the rule and changes nothing; one that cannot be read is not shown as none", async ({
    page,
    signInAs,
  }) => {
    await signInAs("support");
    await page.goto("/wallets/fees");
    await expect(fee(page)).toBeVisible();
    await expect(page.getByRole("button", { name: "Change the rule" })).toHaveCount(0);
    await sandbox("faults", { operation: "getTopupFeeRule", fault: "not-found", times: 10 });
    await page.reload();
    await expect(
      page.getByText("The issuer does not offer this").or(page.getByText("The issuer refused this")),
    ).toBeVisible();
    await expect(page.getByText("No rule is set")).toHaveCount(0);
  });
});
