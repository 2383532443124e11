"use client";

import { useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { DeniedState } from "@/components/ui/denied-state";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { ActionError } from "@/lib/core/result";

/** Why the transfer cannot be shown, and the next step. */
export function TransferProblem({ error, retry }: { error: ActionError; retry: () => unknown }) {
  const t = useTranslations("transfers.detail");
  if (error.code === "FORBIDDEN") return <DeniedState />;
  if (error.code === "NOT_FOUND") {
    return (
      <EmptyState title={t("notFound")} actions={<LinkButton href="/transfers">{t("back")}</LinkButton>}>
        {t("notFoundText")}
      </EmptyState>
    );
  }
  return <ActionErrorNotice error={error} actions={<Button onClick={() => retry()}>{t("retry")}</Button>} />;
}
