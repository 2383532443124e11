"use client";

import { useTranslations } from "next-intl";
import { CARD_ROW_STATUSES, USER_ROW_STATUSES } from "@/lib/imports/constants";
import type { ImportDto } from "@/lib/imports/schema";

type Counted = Pick<ImportDto, "noun" | "counts">;

/** States of an import's rows with their words and counts, in the order of a row's life; those that no row is in are left out. */
export function useCounts() {
  const t = useTranslations("imports");
  return ({ noun, counts }: Counted) =>
    noun === "users"
      ? USER_ROW_STATUSES.map((status) => ({
          status,
          label: t(`rowStatus.${status}`),
          count: counts[status] ?? 0,
        }))
      : CARD_ROW_STATUSES.map((status) => ({
          status,
          label: t(`cardStatus.${status}`),
          count: counts[status] ?? 0,
        }));
}

/** “Created · 9,998, Failed · 2”. */
export function useCountLabels() {
  const t = useTranslations("imports.detail");
  const countsOf = useCounts();
  return (row: Counted) =>
    countsOf(row)
      .filter(({ count }) => count > 0)
      .map(({ label, count }) => t("count", { label, count }))
      .join(", ");
}
