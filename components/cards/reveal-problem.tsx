"use client";

import { useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Callout } from "@/components/ui/callout";
import type { ActionError } from "@/lib/core/result";

const PROBLEMS = ["reasonShort", "tooLong", "cardNumber"] as const;

/** Why the number is not shown, or why the proof was not accepted, and what to do. */
export function RevealProblem({ error }: { error: ActionError | "lost" | null }) {
  const t = useTranslations("cards.reveal");
  if (!error) return null;
  if (error === "lost")
    return (
      <Callout tone="warning" role="alert" title={t("lost")}>
        {t("lostText")}
      </Callout>
    );
  if (error.code === "RATE_LIMITED")
    return (
      <Callout tone="danger" role="alert" title={t("tries")}>
        {t("triesText")}
      </Callout>
    );
  const problems = Object.values(error.fields ?? {});
  if (problems.length === 0) return <ActionErrorNotice error={error} />;
  return (
    <Callout tone="danger" role="alert">
      {problems.map((problem) => (
        <p key={problem}>{t(`problem.${PROBLEMS.find((known) => known === problem) ?? "invalid"}`)}</p>
      ))}
    </Callout>
  );
}
