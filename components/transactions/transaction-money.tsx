import { clsx } from "clsx";
import { useTranslations } from "next-intl";
import { Money } from "@/components/ui/money";

interface TransactionMoneyProps {
  /** Null: not said. */
  amount: string | null;
  currency: string;
  /** The transaction's: where it is declined or reversed no money moves, and the amount is struck out everywhere. */
  status: string;
  className?: string;
}

/** An amount of a transaction, signed. */
export function TransactionMoney({ amount, currency, status, className }: TransactionMoneyProps) {
  const t = useTranslations("transactions.list");
  if (amount === null) return <span className="text-faint text-xs">{t("noAmount")}</span>;
  const none = status === "Declined" || status === "Reversed";
  return (
    <Money
      amount={amount}
      currency={currency}
      plus
      className={clsx(none && "text-muted line-through", className)}
    />
  );
}
