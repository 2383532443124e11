"use client";

import { useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Callout } from "@/components/ui/callout";
import type { BulkError } from "./use-bulk-plan";
import { useSelectionProblem } from "./use-selection-problem";

/** What went wrong, and that nothing was changed by it. */
export function BulkProblem({ error }: { error: BulkError | null }) {
  const t = useTranslations("bulk.dialog");
  const problemOf = useSelectionProblem();
  if (!error) return null;
  if (error === "lost") {
    return (
      <Callout tone="warning" role="alert" title={t("lost")}>
        {t("lostText")}
      </Callout>
    );
  }
  const problem = problemOf(error);
  if (problem) return <Callout tone="danger" role="alert" title={problem} />;
  return <ActionErrorNotice error={{ ...error, details: { changed: "no", ...error.details } }} />;
}
