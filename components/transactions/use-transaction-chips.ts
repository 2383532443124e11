"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import type { ActiveFilter } from "@/components/ui/filter-bar";
import { cardListOptions } from "@/lib/cards/query-options";
import { isDay } from "@/lib/core/days";
import { formatClock, formatDate } from "@/lib/core/format";
import { transactionKeys } from "@/lib/transactions/query-options";
import type { TransactionPage } from "@/lib/transactions/schema";
import { countryName } from "./countries";
import type { TransactionParams } from "./transaction-params";
import { useCardLabels } from "./use-card-labels";
import type { TransactionFilters } from "./use-transaction-filters";
import { useTransactionLabels } from "./use-transaction-labels";

export type ChipId =
  | "search"
  | "card"
  | "user"
  | "status"
  | "type"
  | "currency"
  | "debit"
  | "country"
  | "merchant"
  | "amount"
  | "time";

export interface TransactionChip extends ActiveFilter {
  id: ChipId;
  /** What is no longer filtered without it. */
  without: Partial<TransactionParams>;
}

/** One chip for each filter that is set, in the viewer's words. */
export function useTransactionChips({ params, filter }: TransactionFilters): TransactionChip[] {
  const t = useTranslations("transactions.filters");
  const locale = useLocale();
  const words = useTransactionLabels();
  const cardLabel = useCardLabels(params.card ?? []);
  const user = useUserLabel(params.user);
  const [amount, span] = [useAmountText(params), useSpanText(params)];
  const chip = (
    id: ChipId,
    value: string | null | undefined,
    without: Partial<TransactionParams>,
  ): TransactionChip[] =>
    value ? [{ id, label: t(id), value, without, onRemove: () => filter(without) }] : [];
  const list = (values: string[] | null, word: (value: string) => string = (value) => value) =>
    (values ?? []).map(word).join(", ");
  return [
    ...chip("search", params.q, { q: null }),
    ...chip("card", list(params.card, cardLabel), { card: null }),
    ...chip("user", user, { user: null }),
    ...chip("status", list(params.status, words.status), { status: null }),
    ...chip("type", list(params.type, words.type), { type: null }),
    ...chip("currency", list(params.currency), { currency: null }),
    ...chip("debit", list(params.debit), { debit: null }),
    ...chip(
      "country",
      list(params.country, (code) => countryName(code, locale)),
      { country: null },
    ),
    ...chip("merchant", params.merchant, { merchant: null }),
    ...chip("amount", amount, { minAmount: null, maxAmount: null }),
    ...chip("time", span, { period: null, from: null, to: null }),
  ];
}

function useAmountText({ minAmount: min, maxAmount: max, currency }: TransactionParams): string | null {
  const t = useTranslations("transactions.filters");
  const text =
    min && max ? t("between", { min, max }) : min ? t("atLeast", { min }) : max ? t("atMost", { max }) : null;
  return text && currency?.length === 1 ? `${text} ${currency[0]}` : text;
}

function useSpanText({ period, from, to }: TransactionParams): string | null {
  const t = useTranslations("transactions.filters");
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  const write = (time: string) => {
    if (isDay(time)) return formatDate(`${time}T00:00:00Z`, locale, "UTC");
    if (Number.isNaN(Date.parse(time))) return time;
    return `${formatDate(time, locale, zone)} ${formatClock(time, locale, zone)}`;
  };
  if (period) return t(period);
  if (from && to) return t("span", { from: write(from), to: write(to) });
  if (from) return t("since", { from: write(from) });
  return to ? t("until", { to: write(to) }) : null;
}

/** The name of a person who is only known by the id: from rows that name him, else from the cards he holds. */
function useUserLabel(userId: string | null): string | null {
  const client = useQueryClient();
  const pages = client.getQueriesData<TransactionPage>({ queryKey: [...transactionKeys.all, "list"] });
  const row = pages
    .flatMap(([, page]) => page?.items ?? [])
    .find(({ holder }) => holder?.userId === userId && holder?.name);
  const cards = useQuery({
    ...cardListOptions({ holder: userId ?? "", limit: 1 }),
    enabled: userId !== null && !row,
    staleTime: 5 * 60_000,
  });
  const holder = row?.holder ?? cards.data?.items[0]?.holder;
  return holder?.userId === userId ? (holder?.name ?? userId) : userId;
}
