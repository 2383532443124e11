"use client";

import { useTranslations } from "next-intl";
import type { ActiveFilter } from "@/components/ui/filter-bar";
import type { AuditFilters } from "./audit-params";
import { useAuditWords } from "./use-audit-words";

type FilterName = "search" | "action" | "outcome" | "subjectType" | "subjectId" | "period";

/** One chip for each filter that is set. */
export function useActiveFilters({ params, filter }: AuditFilters): ActiveFilter[] {
  const t = useTranslations("audit.filter");
  const words = useAuditWords();
  const chip = (id: FilterName, value: string | null | undefined, onRemove: () => void): ActiveFilter[] =>
    value ? [{ id, label: t(id), value, onRemove }] : [];
  const { from, to } = params;
  const period =
    from && to
      ? t("between", { from, to })
      : from
        ? t("since", { day: from })
        : to && t("until", { day: to });
  return [
    ...chip("search", params.q, () => filter({ q: null })),
    ...chip("action", params.action?.map(words.action).join(", "), () => filter({ action: null })),
    ...chip("outcome", params.outcome?.map(words.outcome).join(", "), () => filter({ outcome: null })),
    ...chip("subjectType", params.subjectType?.map(words.subjectType).join(", "), () =>
      filter({ subjectType: null }),
    ),
    ...chip("subjectId", params.subjectId, () => filter({ subjectId: null })),
    ...chip("period", period, () => filter({ from: null, to: null })),
  ];
}
