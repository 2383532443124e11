"use client";

import { useEffect, useRef } from "react";
import { AmountFilter } from "./amount-filter";
import { CardFilter } from "./card-filter";
import { CountryFilter } from "./country-filter";
import { CurrencyFilter } from "./currency-filter";
import { PeriodFilter } from "./period-filter";
import type { TransactionFilters } from "./use-transaction-filters";
import { UserFilter } from "./user-filter";

export type FilterKind = "time" | "amount" | "card" | "user" | "currency" | "country";

interface FilterFormProps {
  kind: FilterKind;
  filters: TransactionFilters;
  /** The currencies of the business' cards. */
  currencies: readonly string[];
  close: () => void;
}

/** What a filter's surface holds. It is loaded when the first of them is opened, so it takes the focus itself. */
export function FilterForm(props: FilterFormProps) {
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("input, button")?.focus();
  }, []);
  return (
    <div ref={form}>
      <Form {...props} />
    </div>
  );
}

function Form({ kind, filters: { params, filter }, currencies, close }: FilterFormProps) {
  const apply = (change: Parameters<typeof filter>[0]) => {
    close();
    filter(change);
  };
  switch (kind) {
    case "time":
      return <PeriodFilter period={params.period} from={params.from} to={params.to} onApply={apply} />;
    case "amount":
      return (
        <AmountFilter
          minAmount={params.minAmount}
          maxAmount={params.maxAmount}
          currencies={params.currency ?? []}
          onApply={apply}
        />
      );
    case "card":
      return <CardFilter selected={params.card ?? []} onChange={(card) => filter({ card })} />;
    case "user":
      return <UserFilter selected={params.user} onChange={(user) => filter({ user })} />;
    case "currency":
      return (
        <CurrencyFilter
          usual={currencies}
          selected={params.currency ?? []}
          onChange={(currency) => filter({ currency })}
        />
      );
    case "country":
      return <CountryFilter selected={params.country ?? []} onChange={(country) => filter({ country })} />;
  }
}
