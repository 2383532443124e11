"use client";

import { useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { Button } from "@/components/ui/button";
import { closeGuideAction } from "@/lib/overview/actions";
import { overviewKeys } from "@/lib/overview/query-options";
import type { GuideStep } from "@/lib/overview/vocabulary";

const HREFS = {
  declines: "/transactions?status=Declined",
  limits: "/limits",
  alerts: "/balances",
  approvals: "/approvals",
  team: "/team",
  policy: "/approvals/policy",
  cards: "/cards",
  codes: "/three-ds",
  users: "/users",
  audit: "/audit",
  settings: "/settings",
} as const satisfies Record<GuideStep, string>;

/** Where somebody of the viewer's role begins, until it is closed. */
export function FirstSteps({ steps }: { steps: readonly GuideStep[] }) {
  const t = useTranslations("overview.guide");
  const client = useQueryClient();
  const [pending, startTransition] = useTransition();
  const close = () =>
    startTransition(async () => {
      await closeGuideAction().catch(() => null);
      await client.invalidateQueries({ queryKey: overviewKeys.changes });
    });
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <h3 className="font-medium text-sm">{t("title")}</h3>
        <Button size="sm" variant="ghost" pending={pending} onClick={close}>
          {t("close")}
        </Button>
      </div>
      <ol className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2 xl:grid-cols-4">
        {steps.map((step, index) => (
          <li key={step} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
            <span aria-hidden="true" className="text-faint tabular-nums">
              {index + 1}
            </span>
            <span>
              <Link href={HREFS[step]} className="rounded-sm font-medium text-accent-ink hover:underline">
                {t(`steps.${step}.title`)}
              </Link>
              <span className="block text-muted">{t(`steps.${step}.text`)}</span>
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
