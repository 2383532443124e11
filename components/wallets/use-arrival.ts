"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef } from "react";
import { toast } from "@/components/ui/toast";
import { formatAmount } from "@/lib/core/format";
import type { WalletTransactionDto } from "@/lib/wallets/schema";

/** Says when a transaction came while the page was open; `newest` is the first page, undefined while another is shown. */
export function useArrival(newest: readonly WalletTransactionDto[] | undefined): void {
  const t = useTranslations("wallets.transactions");
  const locale = useLocale();
  const known = useRef<ReadonlySet<string>>(null);
  const announce = useEffectEvent(({ amount, currency }: WalletTransactionDto) => {
    if (amount === null) return;
    const text = formatAmount(amount, currency ?? "", locale);
    toast({ tone: "success", title: t("arrived", { amount: text, currency: currency ?? "" }) });
  });
  useEffect(() => {
    if (!newest) return;
    const before = known.current;
    known.current = new Set([...(before ?? []), ...newest.map(({ id }) => id)]);
    const [first] = newest;
    if (before && first && !before.has(first.id)) announce(first);
  }, [newest]);
}
