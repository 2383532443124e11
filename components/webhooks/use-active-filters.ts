"use client";

import { useTranslations } from "next-intl";
import type { ActiveFilter } from "@/components/ui/filter-bar";
import type { DeliveryFilters } from "./delivery-params";
import { useDeliveryWords } from "./use-delivery-words";

type FilterName = "search" | "state" | "signature" | "action" | "mark" | "period";

/** One chip for each filter that is set. */
export function useActiveFilters({ params, filter }: DeliveryFilters): ActiveFilter[] {
  const t = useTranslations("webhooks");
  const words = useDeliveryWords();
  const chip = (id: FilterName, value: string | null | undefined, onRemove: () => void): ActiveFilter[] =>
    value ? [{ id, label: t(`filter.${id}`), value, onRemove }] : [];
  const { from, to } = params;
  const period =
    from && to
      ? t("filter.between", { from, to })
      : from
        ? t("filter.since", { day: from })
        : to && t("filter.until", { day: to });
  const marks = params.mark?.map((mark) => t(`markNames.${mark}`));
  return [
    ...chip("search", params.q, () => filter({ q: null })),
    ...chip("state", params.state?.map(words.state).join(", "), () => filter({ state: null })),
    ...chip("signature", params.signature?.map(words.signature).join(", "), () =>
      filter({ signature: null }),
    ),
    ...chip("action", params.action?.map(words.action).join(", "), () => filter({ action: null })),
    ...chip("mark", marks?.join(", "), () => filter({ mark: null })),
    ...chip("period", period, () => filter({ from: null, to: null })),
  ];
}
