import { clsx } from "clsx";
import { useLocale } from "next-intl";
import { formatAmount } from "@/lib/core/format";

interface MoneyProps {
  /** Decimal string in major units. */
  amount: string;
  currency: string;
  /** Signs amounts above zero too; for columns where money moves both ways. */
  plus?: boolean;
  /** Leaves the code out where a heading or the column already names it. */
  hideCurrency?: boolean;
  className?: string;
}

/** An amount to the last digit, with its currency set quieter. Debits and credits differ by their sign. */
export function Money({ amount, currency, plus, hideCurrency, className }: MoneyProps) {
  const locale = useLocale();
  return (
    <span translate="no" className={clsx("whitespace-nowrap tabular-nums", className)}>
      {formatAmount(amount, currency, locale, { plus: plus ?? false })}
      {hideCurrency ? null : (
        <span className="ml-1 inline-block min-w-[2.25em] text-left font-normal text-[0.85em] text-muted">
          {currency}
        </span>
      )}
    </span>
  );
}
