"use client";

import ArrowLeftRight from "lucide-react/icons/arrow-left-right";
import SearchX from "lucide-react/icons/search-x";
import { useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DeniedState } from "@/components/ui/denied-state";
import { EmptyState } from "@/components/ui/empty-state";
import type { ActionError } from "@/lib/core/result";
import type { TransferFilters } from "./use-transfer-filters";

interface TransferListInsteadProps {
  error: { error: ActionError } | null;
  retry: () => unknown;
  filters: TransferFilters;
}

/** What stands in the place of rows: why there are none, and the next step. */
export function TransferListInstead({ error, retry, filters }: TransferListInsteadProps) {
  const t = useTranslations("transfers");
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
    const again = <Button onClick={() => retry()}>{t("list.retry")}</Button>;
    return (
      <div className="p-4">
        <ActionErrorNotice error={error.error} actions={again} />
      </div>
    );
  }
  if (filters.active) {
    return (
      <EmptyState icon={<SearchX aria-hidden="true" />} title={t("empty.noMatch")} actions={clear}>
        {t("empty.noMatchText")}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<ArrowLeftRight aria-hidden="true" />} title={t("empty.title")}>
      {t("empty.text")}
    </EmptyState>
  );
}
