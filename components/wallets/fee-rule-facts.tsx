"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { KeyValueList } from "@/components/ui/key-value-list";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import type { FeeRuleDto } from "@/lib/wallets/schema";

/** The parts of the rule as the issuer has it. */
export function FeeRuleFacts({ rule }: { rule: NonNullable<FeeRuleDto["rule"]> }) {
  const t = useTranslations("wallets.fees");
  const { currency, updatedAt, maxAmount } = rule;
  const told = (part: string | null, show: (part: string) => ReactNode) =>
    part === null ? <span className="text-faint">{t("notProvided")}</span> : show(part);
  const money = (amount: string) => <Money amount={amount} currency={currency} />;
  return (
    <>
      <KeyValueList
        columns={2}
        items={[
          { label: t("percentage"), value: told(rule.percentage, (part) => `${part}%`) },
          { label: t("fixedAmount"), value: told(rule.fixedAmount, money) },
          { label: t("minAmount"), value: told(rule.minAmount, money) },
          { label: t("maxAmount"), value: maxAmount === null ? t("noMaximum") : money(maxAmount) },
        ]}
      />
      {updatedAt ? (
        <p className="mt-3 text-muted text-xs">
          {t.rich("updated", { time: () => <Time value={updatedAt} show="exact" /> })}
        </p>
      ) : null}
    </>
  );
}
