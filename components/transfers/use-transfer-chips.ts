"use client";

import { useTranslations } from "next-intl";
import type { ActiveFilter } from "@/components/ui/filter-bar";
import type { TransferFacets } from "@/lib/transfers/schema";
import type { TransferFilters } from "./transfer-params";

type FilterName = "search" | "status" | "currency" | "user" | "amount" | "period";

/** The issuer's word for a status in the viewer's language, where we know it. */
export function useStatusLabel({ statuses }: TransferFacets): (word: string) => string {
  const t = useTranslations("transfers.status");
  return (word) => {
    const outcome = statuses.find((status) => status.word === word)?.outcome ?? "unclear";
    return outcome === "unclear" ? word : t(outcome);
  };
}

/** One chip for each filter that is set. */
export function useTransferChips(
  { params, filter }: TransferFilters,
  facets: TransferFacets,
  userName: string | null,
): ActiveFilter[] {
  const t = useTranslations("transfers.filter");
  const statusLabel = useStatusLabel(facets);
  const chip = (id: FilterName, value: string | null | undefined, change: object): ActiveFilter[] =>
    value ? [{ id, label: t(id), value, onRemove: () => filter(change) }] : [];
  const { q, user, status, currency, minAmount: min, maxAmount: max, from, to } = params;
  const amount =
    min && max
      ? t("amounts", { min, max })
      : min
        ? t("atLeast", { amount: min })
        : max && t("atMost", { amount: max });
  const period =
    from && to
      ? t("between", { from, to })
      : from
        ? t("since", { day: from })
        : to && t("until", { day: to });
  return [
    ...chip("search", q, { q: null }),
    ...chip("status", status?.map(statusLabel).join(", "), { status: null }),
    ...chip("currency", currency?.join(", "), { currency: null }),
    ...chip("user", user && (userName ?? user), { user: null }),
    ...chip("amount", amount, { minAmount: null, maxAmount: null }),
    ...chip("period", period, { from: null, to: null }),
  ];
}
