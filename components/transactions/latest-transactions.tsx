"use client";

import { clsx } from "clsx";
import ChevronRight from "lucide-react/icons/chevron-right";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { Stranger } from "@/components/ui/stranger";
import { Time } from "@/components/ui/time";
import type { CardTransaction } from "@/lib/cards/schema";
import { TransactionMoney } from "./transaction-money";
import { TransactionStatusBadge } from "./transaction-status-badge";

interface LatestTransactionsProps {
  /** What all of them are found by: the card, or a search. */
  of: { card: string } | { q: string };
  transactions: CardTransaction[];
}

/** The latest transactions of a card or a user, newest first: one line each where there is room, two in a panel or on a phone. */
export function LatestTransactions({ of, transactions }: LatestTransactionsProps) {
  const t = useTranslations("cards.transactions");
  const all = (
    <LinkButton size="sm" variant="ghost" href={`/transactions?${new URLSearchParams(of)}`}>
      {t("all")}
      <ChevronRight aria-hidden="true" />
    </LinkButton>
  );
  return (
    <Section title={t("title")} actions={transactions.length > 0 ? all : null} flush>
      {transactions.length === 0 ? <p className="p-4 text-muted text-sm">{t("none")}</p> : null}
      <div className="@container">
        <ol
          aria-label={t("title")}
          className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 text-sm @2xl:grid-cols-[minmax(0,1fr)_auto_auto_auto] @2xl:gap-x-6"
        >
          {transactions.map((transaction) => (
            <Transaction key={transaction.id} transaction={transaction} />
          ))}
        </ol>
      </div>
    </Section>
  );
}

function Transaction({ transaction }: { transaction: CardTransaction }) {
  const t = useTranslations("cards.transactions");
  const { merchantName, merchantCity, merchantCountry, type, occurredAt } = transaction;
  const details = [type === "Sales" ? null : t("types", { type }), merchantCity, merchantCountry];
  return (
    <li className="col-span-full grid grid-cols-subgrid items-center gap-y-1 border-line border-t px-4 py-2 first:border-t-0 @2xl:h-9 @2xl:py-0">
      <p className="truncate">
        <Link
          href={`/transactions/${encodeURIComponent(transaction.id)}`}
          className="rounded-sm underline-offset-3 hover:underline"
        >
          {merchantName ? (
            <Stranger>{merchantName}</Stranger>
          ) : (
            <span className="text-faint">{t("noMerchant")}</span>
          )}
        </Link>{" "}
        <span className="text-muted text-xs">{details.filter(Boolean).join(" · ")}</span>
      </p>
      <p className="flex items-center gap-2 @max-2xl:order-1">
        <TransactionStatusBadge status={transaction.status} />
        <span className="text-muted text-xs @2xl:hidden">
          {occurredAt ? <Time value={occurredAt} /> : null}
        </span>
      </p>
      <Amount transaction={transaction} />
      <p className="text-right text-muted @max-2xl:hidden">
        {occurredAt ? <Time value={occurredAt} /> : null}
      </p>
    </li>
  );
}

function Amount({ transaction }: { transaction: CardTransaction }) {
  const { amount, currency, local, status } = transaction;
  return (
    <>
      <p className="flex items-baseline justify-end gap-x-2 whitespace-nowrap text-right">
        {local ? <LocalAmount local={local} status={status} className="@max-2xl:hidden" /> : null}
        <TransactionMoney amount={amount} currency={currency} status={status} />
      </p>
      {local ? (
        <p className="text-right @max-2xl:order-2 @2xl:hidden">
          <LocalAmount local={local} status={status} />
        </p>
      ) : null}
    </>
  );
}

interface LocalAmountProps {
  local: NonNullable<CardTransaction["local"]>;
  status: string;
  className?: string;
}

/** The same amount in the card's currency, which is what counts against its limits. */
function LocalAmount({ local, status, className }: LocalAmountProps) {
  const t = useTranslations("cards.transactions");
  return (
    <span className={clsx("text-muted text-xs", className)}>
      <span className="sr-only">{t("inCardCurrency")} </span>
      <TransactionMoney {...local} status={status} />
    </span>
  );
}
