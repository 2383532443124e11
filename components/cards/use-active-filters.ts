"use client";

import { useTranslations } from "next-intl";
import type { ActiveFilter } from "@/components/ui/filter-bar";
import type { CardFilters } from "./card-params";
import type { FilterOptions } from "./use-filter-options";

/** One chip for each filter that is set. */
export function useActiveFilters({ params, filter }: CardFilters, options: FilterOptions): ActiveFilter[] {
  const t = useTranslations("cards.filter");
  const chip = (
    id: "status" | "mode" | "form" | "holder" | "currency" | "pressure" | "search",
    value: string | null | undefined,
    onRemove: () => void,
  ): ActiveFilter[] => (value ? [{ id, label: t(id), value, onRemove }] : []);
  const pressure = params.pressure === null ? null : String(params.pressure);
  return [
    ...chip("search", params.q, () => filter({ q: null })),
    ...chip("status", words(options.status, params.status), () => filter({ status: null })),
    ...chip("mode", words(options.mode, params.mode), () => filter({ mode: null })),
    ...chip("form", words(options.form, params.form), () => filter({ form: null })),
    ...chip("holder", params.holder, () => filter({ holder: null })),
    ...chip("currency", params.currency?.join(", "), () => filter({ currency: null })),
    ...chip("pressure", pressure && t("pressureOver", { percent: pressure }), () =>
      filter({ pressure: null }),
    ),
  ];
}

function words(options: { value: string; label: string }[], chosen: string[] | null): string {
  const labels = (chosen ?? []).map(
    (value) => options.find((option) => option.value === value)?.label ?? value,
  );
  return labels.join(", ");
}
