"use client";

import { useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { DeniedState } from "@/components/ui/denied-state";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { ActionError } from "@/lib/core/result";

/** Why the transaction cannot be shown, and the next step. */
export function TransactionDetailProblem({ error, retry }: { error: ActionError; retry: () => unknown }) {
  const t = useTranslations("transactions.detail");
  if (error.code === "FORBIDDEN") return <DeniedState />;
  if (error.code === "NOT_FOUND") {
    return (
      <EmptyState title={t("notFound")} actions={<LinkButton href="/transactions">{t("back")}</LinkButton>}>
        {t("notFoundText")}
      </EmptyState>
    );
  }
  return (
    <div className="p-4">
      <ActionErrorNotice error={error} actions={<Button onClick={() => retry()}>{t("retry")}</Button>} />
    </div>
  );
}
