"use client";

import CircleCheck from "lucide-react/icons/circle-check-big";
import { useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { DeniedState } from "@/components/ui/denied-state";
import { EmptyState } from "@/components/ui/empty-state";
import type { ActionError } from "@/lib/core/result";
import type { ApprovalFilters } from "./approval-params";

interface ApprovalListInsteadProps {
  error: { error: ActionError } | null;
  retry: () => unknown;
  filters: ApprovalFilters;
}

/** What stands in the place of requests: why there are none, and the next step. */
export function ApprovalListInstead({ error, retry, filters }: ApprovalListInsteadProps) {
  const t = useTranslations("approvals");
  const { tab, kind } = filters.params;
  if (error?.error.code === "FORBIDDEN") return <DeniedState />;
  if (error) {
    const again = <Button onClick={() => retry()}>{t("list.retry")}</Button>;
    return (
      <div className="p-4">
        <ActionErrorNotice error={error.error} actions={again} />
      </div>
    );
  }
  if (kind) {
    const clear = <Button onClick={() => filters.filter({ kind: null })}>{t("empty.clear")}</Button>;
    return <EmptyState title={t("empty.filtered")} actions={clear} />;
  }
  return (
    <EmptyState icon={<CircleCheck aria-hidden="true" />} title={t(`empty.${tab}`)}>
      {t(`empty.${tab}Text`)}
    </EmptyState>
  );
}
