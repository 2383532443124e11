import { clsx } from "clsx";
import { Money } from "@/components/ui/money";

interface TransactionMoneyProps {
  amount: string;
  currency: string;
  /** The transaction's: where it is declined or reversed no money moves, and the amount is struck out everywhere. */
  status: string;
  className?: string;
}

/** An amount of a transaction, signed. */
export function TransactionMoney({ amount, currency, status, className }: TransactionMoneyProps) {
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
