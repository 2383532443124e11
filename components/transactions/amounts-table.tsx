"use client";

import { useLocale, useTranslations } from "next-intl";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/section";
import { ToneIcon } from "@/components/ui/tone-icon";
import { formatAmount } from "@/lib/core/format";
import type { SaidAmount, TransactionDetail } from "@/lib/transactions/detail-schema";

const KINDS = ["transaction", "local", "fee", "billing", "final"] as const;

/** The five amounts side by side, the absent ones said so, and whether the issuer's arithmetic holds. */
export function AmountsTable({ transaction }: { transaction: TransactionDetail }) {
  const t = useTranslations("transactions.detail.amounts");
  const { amounts, status } = transaction;
  const meaning = (kind: (typeof KINDS)[number]) =>
    t(kind === "final" && status === "Declined" ? "finalDeclined" : `${kind}Text`);
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
                <Amount said={amounts[kind]} plus={kind !== "fee"} />
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

function Amount({ said, plus }: { said: SaidAmount | null; plus: boolean }) {
  const t = useTranslations("transactions.detail.amounts");
  if (!said) return <span className="text-faint text-xs">{t("notSaid")}</span>;
  if (said.currency) return <Money amount={said.amount} currency={said.currency} plus={plus} />;
  return (
    <>
      <Money amount={said.amount} currency="" plus={plus} hideCurrency />{" "}
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

/** A settlement may be for another amount than the authorization (issuing-api §9.4). */
function FinalDiffers({ transaction: { settledDifference } }: { transaction: TransactionDetail }) {
  const t = useTranslations("transactions.detail.amounts");
  const locale = useLocale();
  if (!settledDifference) return null;
  const { size, currency, direction } = settledDifference;
  return (
    <p className="flex items-start gap-2">
      <ToneIcon tone="info" className="mt-0.5 size-4 shrink-0 text-info" />
      {t("changed", { difference: formatAmount(size, currency, locale), currency, direction })}
    </p>
  );
}
