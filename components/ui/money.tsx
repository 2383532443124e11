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
    <span translate="no" className={clsx("money", className)}>
      {formatAmount(amount, currency, locale, { plus: plus ?? false })}
      {hideCurrency ? null : <span className="money-code">{currency}</span>}
    </span>
  );
}
