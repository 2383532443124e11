"use client";

import { useTranslations } from "next-intl";
import { HolderName } from "@/components/cards/holder-name";
import { CopyId } from "@/components/ui/copy-id";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Section } from "@/components/ui/section";
import { Stranger } from "@/components/ui/stranger";
import { Time } from "@/components/ui/time";
import type { TransactionDetail } from "@/lib/transactions/detail-schema";

/** What identifies the transaction, its merchant and its card; everything can be copied. */
export function TransactionFacts({ transaction }: { transaction: TransactionDetail }) {
  const t = useTranslations("transactions.detail");
  const types = useTranslations("cards.transactions");
  const { id, type, merchantId, merchantCity, merchantCountry, cardId, holder, occurredAt } = transaction;
  const missing = <span className="text-faint">{t("notSaid")}</span>;
  const copied = (value: string | null, label: string) =>
    value ? <CopyId value={value} label={label} /> : missing;
  return (
    <Section title={t("facts.title")}>
      <KeyValueList
        items={[
          { label: t("facts.id"), value: copied(id, t("facts.id")) },
          { label: t("facts.type"), value: types("types", { type }) },
          { label: t("facts.merchantId"), value: copied(merchantId, t("facts.merchantId")) },
          { label: t("facts.city"), value: merchantCity ? <Stranger>{merchantCity}</Stranger> : missing },
          {
            label: t("facts.country"),
            value: merchantCountry ? <Stranger>{merchantCountry}</Stranger> : missing,
          },
          { label: t("facts.cardId"), value: copied(cardId || null, t("facts.cardId")) },
          ...(holder ? [{ label: t("facts.holder"), value: <HolderName holder={holder} /> }] : []),
          ...(holder?.kind === "user"
            ? [
                { label: t("facts.phone"), value: transaction.phone ?? <Unknown /> },
                { label: t("facts.userId"), value: copied(holder.userId, t("facts.userId")) },
              ]
            : []),
          {
            label: t("facts.occurred"),
            value: occurredAt ? <Time value={occurredAt} show="exact" className="" /> : missing,
          },
          {
            label: t("facts.firstSeen"),
            value: <Time value={transaction.firstSeenAt} show="exact" className="" />,
          },
          {
            label: t("facts.updated"),
            value: <Time value={transaction.updatedAt} show="exact" className="" />,
          },
        ]}
      />
    </Section>
  );
}

function Unknown() {
  const t = useTranslations("transactions.detail");
  return <span className="text-faint">{t("unknown")}</span>;
}
