"use client";

import CreditCard from "lucide-react/icons/credit-card";
import SearchX from "lucide-react/icons/search-x";
import { useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DeniedState } from "@/components/ui/denied-state";
import { EmptyState } from "@/components/ui/empty-state";
import type { ActionError } from "@/lib/core/result";
import type { CardFilters } from "./card-params";
import { useProblemText } from "./problem-text";

interface CardListEmptyStateProps {
  error: { error: ActionError } | null;
  retry: () => unknown;
  filters: CardFilters;
}

/** What stands in the place of rows: why there are none, and the next step. */
export function CardListEmptyState({ error, retry, filters }: CardListEmptyStateProps) {
  const t = useTranslations("cards");
  const problemText = useProblemText();
  const clear = <Button onClick={filters.clear}>{t("empty.clear")}</Button>;
  if (error?.error.code === "FORBIDDEN") return <DeniedState />;
  if (error?.error.code === "INVALID_INPUT") {
    const [problem] = Object.values(error.error.fields ?? {});
    return (
      <div className="p-4">
        <Callout tone="danger" role="alert" title={t("list.filterRefused")} actions={clear}>
          {problem ? problemText(problem) : null}
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
  if (isFiltered(filters)) {
    return (
      <EmptyState icon={<SearchX aria-hidden="true" />} title={t("empty.noMatch")} actions={clear}>
        {t("empty.noMatchText")}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<CreditCard aria-hidden="true" />} title={t("empty.title")}>
      <p>{t("empty.text")}</p>
      <code className="mt-3 inline-block rounded-sm border border-line bg-subtle px-2 py-1 text-ink">
        npm run sync
      </code>
    </EmptyState>
  );
}

function isFiltered({ params }: CardFilters): boolean {
  const { sort: _, ...rest } = params;
  return Object.values(rest).some((value) => value !== null);
}
