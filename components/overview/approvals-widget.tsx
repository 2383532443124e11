"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { approvalAddress } from "@/components/approvals/approval-params";
import { useApprovalLabels } from "@/components/approvals/use-approval-labels";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import { approvalKeys, approvalListOptions } from "@/lib/approvals/query-options";
import type { ApprovalDto, ApprovalPage } from "@/lib/approvals/schema";
import { CountLink } from "./count-link";
import { Widget } from "./widget";
import { WAITING_APPROVALS } from "./widget-queries";

const SHOWN = 5;

/** What waits for this viewer's yes or no, longest waiting first. */
export function ApprovalsWidget() {
  const read = useQuery(approvalListOptions(WAITING_APPROVALS));
  useLiveRefresh({ topics: ["approvals"], keys: [approvalKeys.all] });
  return (
    <Widget name="approvals" read={read}>
      {(page) => <Waiting page={page} />}
    </Widget>
  );
}

function Waiting({ page }: { page: ApprovalPage }) {
  const t = useTranslations("overview.approvals");
  const mine = page.items.filter(({ obstacle }) => obstacle === null);
  if (page.items.length === 0) return <p className="text-muted text-sm">{t("none")}</p>;
  return (
    <div className="grid gap-3">
      <p className="text-sm">
        {t.rich("count", {
          mine: mine.length,
          all: () => (
            <CountLink
              count={page.items.length}
              capped={page.nextCursor !== null}
              href={approvalAddress.href("/approvals", {})}
              label={t("all", { count: page.items.length })}
              className="font-semibold"
            />
          ),
        })}
      </p>
      <ul className="-mx-4 border-line border-t">
        {mine.slice(0, SHOWN).map((one) => (
          <Request key={one.id} request={one} />
        ))}
      </ul>
      {mine.length > SHOWN ? (
        <p className="text-muted text-xs">{t("more", { count: mine.length - SHOWN })}</p>
      ) : null}
    </div>
  );
}

function Request({ request }: { request: ApprovalDto }) {
  const t = useTranslations("overview.approvals");
  const words = useApprovalLabels();
  const { id, label, kind, amount, currency, makerName, expiresAt } = request;
  return (
    <li className="grid gap-0.5 border-line border-b px-4 py-2 text-sm last:border-b-0">
      <div className="flex items-baseline justify-between gap-3">
        <Link
          href={approvalAddress.href("/approvals", { request: id })}
          prefetch={false}
          className="min-w-0 truncate rounded-sm underline-offset-3 hover:underline"
        >
          {label || words.kind(kind)}
        </Link>
        {amount && currency ? <Money amount={amount} currency={currency} /> : null}
      </div>
      <p className="text-muted text-xs">
        {words.kind(kind)} · {t("by", { name: makerName })} ·{" "}
        {t.rich("expires", { time: () => <Time value={expiresAt} /> })}
      </p>
    </li>
  );
}
