"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { auditAddress } from "@/components/audit/audit-params";
import { limitAddress } from "@/components/limits/limit-params";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { transactionAddress } from "@/components/transactions/transaction-params";
import { Time } from "@/components/ui/time";
import { changesOptions, overviewKeys } from "@/lib/overview/query-options";
import type { Change, ChangesDto } from "@/lib/overview/schema";
import { CountLink } from "./count-link";
import { FirstSteps } from "./first-steps";
import { Widget } from "./widget";

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
