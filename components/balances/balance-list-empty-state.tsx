"use client";

import Scale from "lucide-react/icons/scale";
import SearchX from "lucide-react/icons/search-x";
import { useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DeniedState } from "@/components/ui/denied-state";
import { EmptyState } from "@/components/ui/empty-state";
import type { ActionError } from "@/lib/core/result";
import type { BalanceFilters } from "./balance-params";

interface BalanceListEmptyStateProps {
  error: { error: ActionError } | null;
  retry: () => unknown;
  filters: BalanceFilters;
}

/** What stands in the place of rows: why there are none, and the next step. */
export function BalanceListEmptyState({ error, retry, filters }: BalanceListEmptyStateProps) {
  const t = useTranslations("balances");
  const clear = <Button onClick={filters.clear}>{t("empty.clear")}</Button>;
  if (error?.error.code === "FORBIDDEN") return <DeniedState />;
  if (error?.error.code === "INVALID_INPUT") {
    return (
      <div className="p-4">
        <Callout tone="danger" role="alert" title={t("list.filterRefused")} actions={clear} />
      </div>
    );
  }
  if (error) {
    return (
      <div className="p-4">
        <ActionErrorNotice
          error={error.error}
          actions={<Button onClick={() => retry()}>{t("list.retry")}</Button>}
        />
      </div>
    );
  }
  const { q, currency, low, cursor } = filters.params;
  if (q || currency || low || cursor) {
    return (
      <EmptyState icon={<SearchX aria-hidden="true" />} title={t("empty.noMatch")} actions={clear}>
        {t("empty.noMatchText")}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<Scale aria-hidden="true" />} title={t("empty.title")}>
      {t("empty.text")}
    </EmptyState>
  );
}
