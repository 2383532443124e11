"use client";

import SearchX from "lucide-react/icons/search-x";
import { useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DeniedState } from "@/components/ui/denied-state";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { ActionError } from "@/lib/core/result";

interface DeclineRowsInsteadProps {
  error: { error: ActionError } | null;
  retry: () => unknown;
}

/** What stands in the place of rows: why there are none, and the next step. */
export function DeclineRowsInstead({ error, retry }: DeclineRowsInsteadProps) {
  const t = useTranslations("overview");
  const back = <LinkButton href="/">{t("title")}</LinkButton>;
  if (error?.error.code === "FORBIDDEN") return <DeniedState />;
  if (error?.error.code === "INVALID_INPUT") {
    return (
      <div className="p-4">
        <Callout tone="danger" role="alert" title={t("declineRows.refused")} actions={back} />
      </div>
    );
  }
  if (error) {
    const again = <Button onClick={() => retry()}>{t("retry")}</Button>;
    return (
      <div className="p-4">
        <ActionErrorNotice error={error.error} actions={again} />
      </div>
    );
  }
  return (
    <EmptyState icon={<SearchX aria-hidden="true" />} title={t("declineRows.none")} actions={back}>
      {t("declineRows.noneText")}
    </EmptyState>
  );
}
