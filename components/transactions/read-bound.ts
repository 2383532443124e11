import { parseAmountInput } from "@/lib/core/amount-input";

/**
 * A bound that a person typed as the list takes it: null for an empty field, undefined for what is no amount. Of
 * several currencies, or none chosen, the one with the most decimals counts.
 */
export function readBound(text: string, currencies: readonly string[]): string | null | undefined {
  if (text.trim() === "") return null;
  const read = (currencies.length > 0 ? currencies : ["HKD", "KWD"]).map((currency) =>
    parseAmountInput(text, currency),
  );
  const good = read.find((one) => one.ok);
  return good?.ok ? good.amount.replace(/\.0+$/, "") : undefined;
}

/** Whether one decimal string above zero is less than another, to the last digit. */
export function isBelow(amount: string, other: string): boolean {
  const scaled = (text: string) => {
    const [whole = "", fraction = ""] = text.split(".");
    return BigInt(whole + fraction.padEnd(18, "0"));
  };
  return scaled(amount) < scaled(other);
}
