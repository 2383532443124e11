"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { FilterMenu } from "@/components/ui/filter-menu";
import { Skeleton } from "@/components/ui/skeleton";
import type { FilterKind } from "./filter-form";
import { FilterPopover } from "./filter-popover";
import type { TransactionFilters } from "./use-transaction-filters";
import { STATUSES, TYPES, useTransactionWords } from "./use-transaction-words";

const FilterForm = dynamic(() => import("./filter-form").then((file) => file.FilterForm), {
  loading: () => <Skeleton className="h-40" />,
});

interface TransactionFilterMenusProps {
  filters: TransactionFilters;
  /** The currencies of the business' cards. */
  currencies: readonly string[];
}

export function TransactionFilterMenus({ filters, currencies }: TransactionFilterMenusProps) {
  const { params, filter } = filters;
  const t = useTranslations("transactions.filters");
  const words = useTransactionWords();
  const { status, type } = params;
  const menu = (kind: FilterKind, count: number) => (
    <FilterPopover label={t(kind)} count={count}>
      {(close) => <FilterForm {...{ kind, filters, currencies, close }} />}
    </FilterPopover>
  );
  const options = (known: readonly string[], chosen: string[] | null, word: (value: string) => string) =>
    [...new Set([...known, ...(chosen ?? [])])].map((value) => ({ value, label: word(value) }));
  return (
    <>
      {menu("time", params.period || params.from || params.to ? 1 : 0)}
      <FilterMenu
        label={t("status")}
        options={options(STATUSES, status, words.status)}
        selected={status ?? []}
        onChange={(chosen) => filter({ status: chosen })}
      />
      {menu("amount", (params.minAmount ? 1 : 0) + (params.maxAmount ? 1 : 0))}
      {menu("card", params.card?.length ?? 0)}
      {menu("user", params.user ? 1 : 0)}
      <FilterMenu
        label={t("type")}
        options={options(TYPES, type, words.type)}
        selected={type ?? []}
        onChange={(chosen) => filter({ type: chosen })}
      />
      {menu("currency", params.currency?.length ?? 0)}
      {menu("country", params.country?.length ?? 0)}
    </>
  );
}
