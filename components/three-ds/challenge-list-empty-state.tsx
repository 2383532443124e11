"use client";

import SearchX from "lucide-react/icons/search-x";
import ShieldCheck from "lucide-react/icons/shield-check";
import { useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { DeniedState } from "@/components/ui/denied-state";
import { EmptyState } from "@/components/ui/empty-state";
import type { ActionError } from "@/lib/core/result";
import { ALL_CHALLENGES, type ChallengeFilters } from "./challenge-params";
import { DeskProblemNotice } from "./three-ds-problem";

interface ChallengeListEmptyStateProps {
  error: { error: ActionError } | null;
  retry: () => unknown;
  filters: ChallengeFilters;
  /** Where the sandbox issuer takes its controls; null against a real one. */
  sandboxUrl: string | null;
}

/** What stands in the place of rows: why there are none, and the next step. */
export function ChallengeListEmptyState({ error, retry, filters, sandboxUrl }: ChallengeListEmptyStateProps) {
  const t = useTranslations("three-ds");
  const { q, card, state } = filters.params;
  if (error?.error.code === "FORBIDDEN") return <DeniedState />;
  if (error?.error.code === "INVALID_INPUT") {
    return (
      <div className="p-4">
        <DeskProblemNotice error={error.error} />
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
  if (q || card || state === "claimed" || state === "expired") {
    const clear = <Button onClick={() => filters.filter(ALL_CHALLENGES)}>{t("empty.clear")}</Button>;
    return (
      <EmptyState icon={<SearchX aria-hidden="true" />} title={t("empty.noMatch")} actions={clear}>
        {t("empty.noMatchText")}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<ShieldCheck aria-hidden="true" />} title={t("empty.title")}>
      <p>{t("empty.text")}</p>
      {sandboxUrl ? (
        <>
          <p className="mt-4">{t("empty.sandbox")}</p>
          <pre className="scrollbar-thin mt-2 overflow-x-auto rounded-sm border border-line bg-subtle px-3 py-2 text-left text-ink text-xs">
            {`curl ${sandboxUrl}/__sandbox/three-ds \\\n  -H 'content-type: application/json' \\\n  -d '{"card": "<last 4 digits>", "amount": "101"}'`}
          </pre>
        </>
      ) : null}
    </EmptyState>
  );
}
