import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

interface Look {
  /** Looks at this part of the page only. */
  within?: string;
  /** Also what is moderate and no rule of WCAG 2 A or AA. */
  all?: boolean;
}

/**
 * What axe finds on the page, with its place: what breaks WCAG 2 A or AA, and what else is serious or critical. Of a table's
 * rows, which are alike, it looks at the first ones: all of them would take most of a test's time.
 */
export async function accessibilityFindings(
  page: Page,
  { within, all = false }: Look = {},
): Promise<string[]> {
  const axe = new AxeBuilder({ page }).exclude("tbody > tr:nth-child(n + 9)");
  const { violations } = await (within ? axe.include(within) : axe).analyze();
  return violations
    .filter(
      ({ impact, tags }) => all || SERIOUS.includes(impact ?? "") || tags.some((tag) => RULES.includes(tag)),
    )
    .map((found) => `${found.id}: ${found.nodes.map((node) => node.target.join(" ")).join(", ")}`);
}

const SERIOUS = ["serious", "critical"];
const RULES = ["wcag2a", "wcag2aa"];
