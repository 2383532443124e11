"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { cardListOptions } from "@/lib/cards/query-options";
import { AmountFilter } from "./amount-filter";
import { CardFilter } from "./card-filter";
import { CodeFilter } from "./code-filter";
import { COUNTRIES, countryName, countryWords } from "./countries";
import { FoundChoices } from "./found-choices";
import { PeriodFilter } from "./period-filter";
import type { TransactionFilters } from "./use-transaction-filters";

interface CurrencyFilterProps {
  /** Those that the business' cards have, which come first. */
  usual: readonly string[];
  selected: readonly string[];
  onChange: (selected: string[]) => void;
}

function CurrencyFilter({ usual, selected, onChange }: CurrencyFilterProps) {
  const t = useTranslations("transactions.filters");
  const names = new Intl.DisplayNames(useLocale(), { type: "currency" });
  const codes = new Set([...usual, ...COMMON, ...Intl.supportedValuesOf("currency")]);
  const options = [...codes].map((code) => ({ code, name: nameOf(names, code) }));
  return <CodeFilter label={t("currency")} options={options} selected={selected} onChange={onChange} />;
}

const COMMON = ["HKD", "USD", "CNY", "EUR", "GBP", "JPY", "SGD", "MOP", "TWD", "KRW", "THB", "AUD"];

function nameOf(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? "";
  } catch {
    return "";
  }
}

interface CountryFilterProps {
  selected: readonly string[];
  onChange: (selected: string[]) => void;
}

function CountryFilter({ selected, onChange }: CountryFilterProps) {
  const t = useTranslations("transactions.filters");
  const locale = useLocale();
  const full = new Intl.DisplayNames(locale, { type: "region" });
  const others = COUNTRIES.filter((code) => !NEAR.includes(code)).sort((a, b) =>
    countryName(a, locale).localeCompare(countryName(b, locale), locale),
  );
  const options = [...NEAR, ...others].map((code) => ({
    code,
    name: countryName(code, locale),
    also: `${full.of(code) ?? ""} ${countryWords(code).join(" ")}`,
  }));
  return <CodeFilter label={t("country")} options={options} selected={selected} onChange={onChange} />;
}

/** Where cards of Hong Kong are used most come first. */
const NEAR: readonly string[] = ["HK", "CN", "MO", "TW", "JP", "KR", "SG", "TH", "GB", "US"];

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

interface UserFilterProps {
  selected: string | null;
  onChange: (user: string | null) => void;
}

/** Picks the person who holds cards, by a part of the name or the whole id. */
function UserFilter({ selected, onChange }: UserFilterProps) {
  const t = useTranslations("transactions.filters");
  const [text, setText] = useState("");
  const list = useQuery(cardListOptions({ mode: ["B2C"], limit: 100, ...(text ? { holder: text } : {}) }));
  const holders = new Map<string, string>();
  for (const { holder } of list.data?.items ?? [])
    if (holder?.userId) holders.set(holder.userId, holder.name ?? t("userById", { id: holder.userId }));
  // An id that no card names may still stand in transactions.
  if (list.isSuccess && holders.size === 0 && text !== "") holders.set(text, t("userById", { id: text }));
  return (
    <FoundChoices
      label={t("user")}
      hint={t("userHint")}
      text={text}
      onText={setText}
      state={list.isPending ? "looking" : list.isError ? "failed" : "ready"}
      choices={[...holders].slice(0, 20).map(([value, label]) => ({ value, label }))}
      selected={selected ? [selected] : []}
      onChange={([user]) => onChange(user ?? null)}
      single
    />
  );
}
