"use client";

import ScrollText from "lucide-react/icons/scroll-text";
import SearchX from "lucide-react/icons/search-x";
import { useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DeniedState } from "@/components/ui/denied-state";
import { EmptyState } from "@/components/ui/empty-state";
import type { ActionError } from "@/lib/core/result";
import type { AuditFilters } from "./audit-params";

interface AuditListInsteadProps {
  error: { error: ActionError } | null;
  retry: () => unknown;
  filters: AuditFilters;
}

/** What stands in the place of entries: why there are none, and the next step. */
export function AuditListInstead({ error, retry, filters }: AuditListInsteadProps) {
  const t = useTranslations("audit");
  const clear = <Button onClick={filters.clear}>{t("empty.clear")}</Button>;
  if (error?.error.code === "FORBIDDEN") return <DeniedState />;
  if (error?.error.code === "INVALID_INPUT") {
    const beforeFrom = error.error.fields?.to === "beforeFrom";
    return (
      <div className="p-4">
        <Callout tone="danger" role="alert" title={t("list.filterRefused")} actions={clear}>
          {beforeFrom ? t("filter.beforeFrom") : null}
        </Callout>
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
  const { entry: _, ...filtered } = filters.params;
  if (Object.values(filtered).some((value) => value !== null)) {
    return (
      <EmptyState icon={<SearchX aria-hidden="true" />} title={t("empty.noMatch")} actions={clear}>
        {t("empty.noMatchText")}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<ScrollText aria-hidden="true" />} title={t("empty.title")}>
      {t("empty.text")}
    </EmptyState>
  );
}
