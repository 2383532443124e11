"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { auditAddress } from "@/components/audit/audit-params";
import { limitAddress } from "@/components/limits/limit-params";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { transactionAddress } from "@/components/transactions/transaction-params";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { closeGuideAction } from "@/lib/overview/actions";
import type { GuideStep } from "@/lib/overview/constants";
import { changesOptions, overviewKeys } from "@/lib/overview/query-options";
import type { Change, ChangesDto } from "@/lib/overview/schema";
import { CountLink } from "./count-link";
import { Widget } from "./widget";

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
function FirstSteps({ steps }: { steps: readonly GuideStep[] }) {
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

/** What happened since the viewer last looked. */
export function ChangesWidget() {
  const read = useQuery(changesOptions());
  useLiveRefresh({
    topics: ["transactions", "cards", "users", "approvals", "sync"],
    keys: [overviewKeys.changes],
    gapMs: 5_000,
  });
  return (
    <Widget name="changes" read={read}>
      {(changes) => (
        <div className="grid gap-4">
          {changes.guide ? <FirstSteps steps={changes.guide} /> : null}
          <Changes changes={changes} />
        </div>
      )}
    </Widget>
  );
}

function Changes({ changes: { since, changes } }: { changes: ChangesDto }) {
  const t = useTranslations("overview.changes");
  if (since === null) return <p className="text-muted text-sm">{t("first")}</p>;
  const some = changes.filter(({ count }) => count > 0);
  return (
    <div className="flex flex-wrap items-baseline gap-x-6 gap-y-2 text-sm">
      <p className="text-muted">
        {t.rich(some.length === 0 ? "nothing" : "since", { time: () => <Time value={since} /> })}
      </p>
      {some.length > 0 ? (
        <ul aria-label={t("title")} className="flex flex-wrap gap-x-6 gap-y-2">
          {some.map((change) => (
            <li key={change.name}>
              <CountLink count={change.count} href={hrefOf(change)} className="font-medium">
                {t(`what.${change.name}`, { count: change.count })}
              </CountLink>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

function hrefOf(change: Change): string {
  switch (change.name) {
    case "declines":
      return transactionAddress.href("/transactions", change.query);
    case "limits":
      return limitAddress.href("/limits", { tab: "changes", from: change.query.from });
    case "drift": {
      const [latest] = change.runs;
      return `/webhooks/reconciliation${latest ? `?${new URLSearchParams({ run: latest })}` : ""}`;
    }
    default:
      return auditAddress.href("/audit", change.query);
  }
}
