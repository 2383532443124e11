"use client";

import SearchX from "lucide-react/icons/search-x";
import { useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { DeniedState } from "@/components/ui/denied-state";
import { EmptyState } from "@/components/ui/empty-state";
import type { ActionError } from "@/lib/core/result";

interface LimitListEmptyStateProps {
  kind: "empty" | "changesEmpty";
  error: { error: ActionError } | null;
  retry: () => unknown;
  clear: () => void;
}

/** What stands in the place of rows: why there are none, and the next step. */
export function LimitListEmptyState({ kind, error, retry, clear }: LimitListEmptyStateProps) {
  const t = useTranslations("limits");
  const tc = useTranslations("cards.list");
  if (error?.error.code === "FORBIDDEN") return <DeniedState />;
  if (error) {
    return (
      <div className="p-4">
        <ActionErrorNotice
          error={error.error}
          actions={<Button onClick={() => retry()}>{tc("retry")}</Button>}
        />
      </div>
    );
  }
  return (
    <EmptyState
      icon={<SearchX aria-hidden="true" />}
      title={t(`${kind}.title`)}
      actions={<Button onClick={clear}>{t("empty.clear")}</Button>}
    >
      {t(`${kind}.text`)}
    </EmptyState>
  );
}
