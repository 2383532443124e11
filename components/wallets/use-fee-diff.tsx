"use client";

import { useTranslations } from "next-intl";
import type { DiffRow } from "@/components/ui/diff-table";
import { Money } from "@/components/ui/money";
import { type FeeFacts, sameFee, type ToldFee } from "@/lib/wallets/fee-rule";

/** The parts of two rules side by side; without a rule there was nothing. */
export function useFeeDiff(before: ToldFee | null, after: FeeFacts, currency: string): DiffRow[] {
  const t = useTranslations("wallets.fees");
  const nothing = useTranslations("wallets.history")("nothing");
  const show = (rule: ToldFee | null, part: keyof FeeFacts) => {
    if (!rule) return nothing;
    const value = rule[part];
    if (value === null) return t(part === "maxAmount" ? "noMaximum" : "notProvided");
    return part === "percentage" ? `${value}%` : <Money amount={value} currency={currency} />;
  };
  return PARTS.map((part) => ({
    id: part,
    label: t(part),
    before: show(before, part),
    after: show(after, part),
    changed: !before || !sameFee({ ...before, [part]: after[part] }, before),
  }));
}

const PARTS = ["percentage", "fixedAmount", "minAmount", "maxAmount"] as const;
