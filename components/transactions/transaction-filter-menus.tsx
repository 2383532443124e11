"use client";

import { useTranslations } from "next-intl";
import { FilterMenu } from "@/components/ui/filter-menu";
import { AmountFilter } from "./amount-filter";
import { CardFilter } from "./card-filter";
import { CountryFilter } from "./country-filter";
import { CurrencyFilter } from "./currency-filter";
import { FilterPopover } from "./filter-popover";
import { PeriodFilter } from "./period-filter";
import type { TransactionFilters } from "./use-transaction-filters";
import { STATUSES, TYPES, useTransactionWords } from "./use-transaction-words";
import { UserFilter } from "./user-filter";

interface TransactionFilterMenusProps {
  filters: TransactionFilters;
  /** The currencies of the business' cards. */
  currencies: readonly string[];
}

export function TransactionFilterMenus({ filters, currencies }: TransactionFilterMenusProps) {
  const { params, filter } = filters;
  const t = useTranslations("transactions.filters");
  const words = useTransactionWords();
  const { card, user, status, type, currency, country, minAmount, maxAmount, period, from, to } = params;
  const options = (known: readonly string[], chosen: string[] | null, word: (value: string) => string) =>
    [...new Set([...known, ...(chosen ?? [])])].map((value) => ({ value, label: word(value) }));
  return (
    <>
      <FilterPopover label={t("time")} count={period || from || to ? 1 : 0}>
        {(close) => (
          <PeriodFilter
            {...{ period, from, to }}
            onApply={(span) => {
              close();
              filter(span);
            }}
          />
        )}
      </FilterPopover>
      <FilterMenu
        label={t("status")}
        options={options(STATUSES, status, words.status)}
        selected={status ?? []}
        onChange={(chosen) => filter({ status: chosen })}
      />
      <FilterPopover label={t("amount")} count={(minAmount ? 1 : 0) + (maxAmount ? 1 : 0)}>
        {(close) => (
          <AmountFilter
            {...{ minAmount, maxAmount }}
            currencies={currency ?? []}
            onApply={(bounds) => {
              close();
              filter(bounds);
            }}
          />
        )}
      </FilterPopover>
      <FilterPopover label={t("card")} count={card?.length ?? 0}>
        {() => <CardFilter selected={card ?? []} onChange={(chosen) => filter({ card: chosen })} />}
      </FilterPopover>
      <FilterPopover label={t("user")} count={user ? 1 : 0}>
        {() => <UserFilter selected={user} onChange={(chosen) => filter({ user: chosen })} />}
      </FilterPopover>
      <FilterMenu
        label={t("type")}
        options={options(TYPES, type, words.type)}
        selected={type ?? []}
        onChange={(chosen) => filter({ type: chosen })}
      />
      <FilterPopover label={t("currency")} count={currency?.length ?? 0}>
        {() => (
          <CurrencyFilter
            usual={currencies}
            selected={currency ?? []}
            onChange={(chosen) => filter({ currency: chosen })}
          />
        )}
      </FilterPopover>
      <FilterPopover label={t("country")} count={country?.length ?? 0}>
        {() => <CountryFilter selected={country ?? []} onChange={(chosen) => filter({ country: chosen })} />}
      </FilterPopover>
    </>
  );
}
