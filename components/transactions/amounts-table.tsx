"use client";

import { useLocale, useTranslations } from "next-intl";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/section";
import { ToneIcon } from "@/components/ui/tone-icon";
import { formatAmount } from "@/lib/core/format";
import type { SaidAmount, TransactionDetail } from "@/lib/transactions/detail-schema";
import { TransactionMoney } from "./transaction-money";

const KINDS = ["transaction", "local", "fee", "billing", "final"] as const;

/** The five amounts side by side, the absent ones said so, and whether the issuer's arithmetic holds. */
export function AmountsTable({ transaction }: { transaction: TransactionDetail }) {
  const t = useTranslations("transactions.detail.amounts");
  const { amounts, status } = transaction;
  const flow = isCredit(transaction) ? "credit" : "debit";
  const meaning = (kind: (typeof KINDS)[number]) =>
    t(kind === "final" && status === "Declined" ? "finalDeclined" : `${kind}Text`, { flow });
  return (
    <Section title={t("title")} description={t("description")} flush>
      <table className="w-full text-sm">
        <caption className="sr-only">{t("title")}</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">{t("kind")}</th>
            <th scope="col">{t("value")}</th>
          </tr>
        </thead>
        <tbody>
          {KINDS.map((kind) => (
            <tr key={kind} className="border-line border-b">
              <th scope="row" className="px-4 py-2 text-left font-normal">
                <span className="font-medium">{t(kind)}</span>{" "}
                <span className="text-muted text-xs max-sm:block">{meaning(kind)}</span>
              </th>
              <td className="px-4 py-2 text-right">
                <Amount said={amounts[kind]} status={kind === "fee" ? null : status} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="grid gap-1.5 px-4 py-3 text-sm">
        <Arithmetic transaction={transaction} />
        <FinalDiffers transaction={transaction} />
      </div>
    </Section>
  );
}

/** `status` null: a fee, which has no sign and is not struck out. */
function Amount({ said, status }: { said: SaidAmount | null; status: string | null }) {
  const t = useTranslations("transactions.detail.amounts");
  if (!said) return <span className="text-faint text-xs">{t("notSaid")}</span>;
  if (said.currency && status)
    return <TransactionMoney amount={said.amount} currency={said.currency} status={status} />;
  if (said.currency) return <Money amount={said.amount} currency={said.currency} />;
  return (
    <>
      <Money amount={said.amount} currency="" plus={status !== null} hideCurrency />{" "}
      <span className="text-faint text-xs">{t("noCurrency")}</span>
    </>
  );
}

function Arithmetic({ transaction: { billing } }: { transaction: TransactionDetail }) {
  const t = useTranslations("transactions.detail.amounts");
  const locale = useLocale();
  if (!billing) return <p className="text-muted text-xs">{t("unchecked")}</p>;
  const write = (amount: string) => formatAmount(amount, billing.currency, locale);
  const numbers = {
    from: write(billing.from),
    fee: write(billing.fee),
    billing: write(billing.billing),
    expected: write(billing.expected),
    currency: billing.currency,
  };
  const agreeing = billing.base === "local" ? t("agrees", numbers) : t("agreesFinal", numbers);
  return (
    <p className="flex items-start gap-2 tabular-nums">
      <ToneIcon
        tone={billing.agrees ? "success" : "warning"}
        className={`mt-0.5 size-4 shrink-0 ${billing.agrees ? "text-success" : "text-warning"}`}
      />
      {billing.agrees ? agreeing : t("differs", numbers)}
    </p>
  );
}

/** Money that comes to the card: above zero, as the issuer signs it. */
function isCredit({ amounts }: TransactionDetail): boolean {
  const amount = amounts.transaction?.amount ?? amounts.local?.amount ?? amounts.final?.amount ?? "-";
  return !amount.startsWith("-");
}

/** A settlement may be for another amount than the authorization (issuing-api §9.4). */
function FinalDiffers({ transaction }: { transaction: TransactionDetail }) {
  const { settledDifference } = transaction;
  const flow = isCredit(transaction) ? "credit" : "debit";
  const t = useTranslations("transactions.detail.amounts");
  const locale = useLocale();
  if (!settledDifference) return null;
  const { size, currency, direction } = settledDifference;
  return (
    <p className="flex items-start gap-2">
      <ToneIcon tone="info" className="mt-0.5 size-4 shrink-0 text-info" />
      {t("changed", { difference: formatAmount(size, currency, locale), currency, direction, flow })}
    </p>
  );
}
