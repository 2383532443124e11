"use client";

import { useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { DeniedState } from "@/components/ui/denied-state";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { ActionError } from "@/lib/core/result";

/** Why a history cannot be shown, and the next step. */
export function HistoryProblem({ error, retry }: { error: ActionError; retry: () => unknown }) {
  const t = useTranslations("balances");
  if (error.code === "FORBIDDEN") return <DeniedState />;
  if (error.code === "NOT_FOUND" || error.code === "INVALID_INPUT") {
    return (
      <EmptyState
        title={t("history.notFound")}
        actions={<LinkButton href="/balances">{t("history.back")}</LinkButton>}
      >
        {t("history.notFoundText")}
      </EmptyState>
    );
  }
  return <ActionErrorNotice error={error} actions={<Button onClick={() => retry()}>{t("retry")}</Button>} />;
}
