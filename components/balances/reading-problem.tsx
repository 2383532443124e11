"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Time } from "@/components/ui/time";
import type { BalanceProblem } from "@/lib/balances/schema";

interface ReadingProblemProps {
  problem: BalanceProblem;
  /** Whether there are amounts of before. */
  shown: boolean;
  retry: () => unknown;
  pending: boolean;
}

/** Why an owner's last reading failed, in plain words, and that what is shown is older. */
export function ReadingProblem({ problem, shown, retry, pending }: ReadingProblemProps) {
  const t = useTranslations("balances");
  const errors = useTranslations("errors");
  return (
    <Callout
      tone="warning"
      role="status"
      title={errors(`${problem.code}.title`)}
      actions={
        <Button size="sm" pending={pending} onClick={() => retry()}>
          {t("retry")}
        </Button>
      }
    >
      <p>
        {errors(`${problem.code}.text`)}{" "}
        {t.rich(shown ? "failed" : "failedNever", { time: () => <Time value={problem.triedAt} /> })}{" "}
        {problem.issuerCode ? <span className="font-mono text-xs">{problem.issuerCode}</span> : null}
      </p>
    </Callout>
  );
}
