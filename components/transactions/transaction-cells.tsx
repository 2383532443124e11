"use client";

import { useLocale, useTranslations } from "next-intl";
import { Stranger } from "@/components/ui/stranger";
import { Time } from "@/components/ui/time";
import type { TransactionItem } from "@/lib/transactions/schema";
import { countryName } from "./countries";
import { TransactionMoney } from "./transaction-money";

interface CellProps {
  transaction: TransactionItem;
}

/** The merchant; narrower than the table, the card and the time stand below it. */
export function MerchantCell({ transaction, fresh }: CellProps & { fresh: boolean }) {
  const t = useTranslations("transactions.list");
  const { merchantName, merchantCity, merchantCountry, cardLast4, createdAt } = transaction;
  const place = [merchantCity, merchantCountry].filter(Boolean).join(", ");
  return (
    <span data-fresh={fresh || undefined} className="block max-w-96 truncate">
      {merchantName ? (
        <Stranger>{merchantName}</Stranger>
      ) : (
        <span className="text-faint">{t("noMerchant")}</span>
      )}
      {place ? (
        <span className="ml-2 font-normal text-muted text-xs @min-[40rem]:@max-[70rem]:hidden">
          <Stranger>{place}</Stranger>
        </span>
      ) : null}
      <span className="mt-0.5 hidden font-normal text-muted text-xs @max-[40rem]:block">
        {cardLast4 ? <span className="font-mono">•• {cardLast4} · </span> : null}
        {createdAt ? <Time value={createdAt} show="column" /> : t("noTime")}
      </span>
    </span>
  );
}

/** What the merchant asked for; struck out where no money moves. */
export function AmountCell({ transaction }: CellProps) {
  const { transactionAmount, transactionCurrency, status } = transaction;
  return (
    <TransactionMoney
      amount={transactionAmount}
      currency={transactionCurrency}
      status={status}
      className="font-medium"
    />
  );
}

/** What counts against the card, in its own currency: settled, else authorized. */
export function ChargedCell({ transaction }: CellProps) {
  const { finalLocalAmount, localAmount, localCurrency, status } = transaction;
  const amount = isSaid(finalLocalAmount) ? finalLocalAmount : localAmount;
  if (!amount || !localCurrency) return null;
  return <TransactionMoney amount={amount} currency={localCurrency} status={status} className="text-muted" />;
}

export function CardCell({ transaction }: CellProps) {
  const { card, cardLast4, cardTitle } = transaction;
  return (
    <span className="inline-flex max-w-56 items-baseline @max-[75rem]:max-w-44 gap-2 align-bottom">
      <span className="last-four">
        <span aria-hidden="true" className="text-faint">
          ••
        </span>
        <span className="sr-only">••••</span> {cardLast4 ?? card.slice(-4)}
      </span>
      {cardTitle ? (
        <span className="truncate">
          <Stranger>{cardTitle}</Stranger>
        </span>
      ) : null}
    </span>
  );
}

export function CountryCell({ word }: { word: string | null }) {
  const locale = useLocale();
  // Node and the browser may know a country by different names.
  return word ? <span suppressHydrationWarning>{countryName(word, locale)}</span> : null;
}

/** Before a settlement the issuer may say zero. */
function isSaid(amount: string | null): amount is string {
  return amount !== null && !/^-?0*(\.0*)?$/.test(amount);
}
