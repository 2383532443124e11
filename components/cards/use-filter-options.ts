"use client";

import { useTranslations } from "next-intl";
import type { CardFacets } from "@/lib/cards/schema";

interface Option<Value extends string> {
  value: Value;
  label: string;
}

export interface FilterOptions {
  status: Option<string>[];
  mode: Option<"B2B" | "B2C" | "unknown">[];
  form: Option<"Virtual" | "Physical" | "unknown">[];
  currency: Option<string>[];
  pressure: Option<string>[];
}

/** What each filter can be set to, in the viewer's words. Statuses and currencies are those that cards have. */
export function useFilterOptions(facets: CardFacets): FilterOptions {
  const t = useTranslations("cards");
  const statusLabel = (status: string) => {
    const known = KNOWN_STATUSES.find((one) => one === status.toLowerCase());
    return known ? t(`status.${known}`) : status;
  };
  return {
    status: facets.statuses.map((value) => ({ value, label: statusLabel(value) })),
    mode: [
      { value: "B2B", label: t("mode.B2B") },
      { value: "B2C", label: t("mode.B2C") },
      { value: "unknown", label: t("filter.unknown") },
    ],
    form: [
      { value: "Virtual", label: t("form.Virtual") },
      { value: "Physical", label: t("form.Physical") },
      { value: "unknown", label: t("filter.unknown") },
    ],
    currency: facets.currencies.map((value) => ({ value, label: value })),
    pressure: ["75", "90", "100"].map((value) => ({
      value,
      label: t("filter.pressureOver", { percent: value }),
    })),
  };
}

const KNOWN_STATUSES = ["active", "locked", "terminated", "inactive"] as const;
