"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { approvalKeys, waitingOptions } from "@/lib/approvals/query-options";
import type { WaitingForMe } from "@/lib/approvals/schema";
import { formatNumber } from "@/lib/core/format";

const LIVE = { topics: ["approvals"], keys: [approvalKeys.waiting] } as const;

/** How many requests wait for this viewer, live; nothing at none. */
export function WaitingBadge({ initial }: { initial: WaitingForMe }) {
  const t = useTranslations("layout.approvals");
  const locale = useLocale();
  const { data } = useQuery({ ...waitingOptions(), initialData: initial });
  useLiveRefresh(LIVE);
  if (data.count === 0) return null;
  return (
    <span className="ml-auto rounded-xs bg-accent-subtle px-1 text-accent-ink text-xs tabular-nums collapsed:hidden">
      <span aria-hidden="true">{formatNumber(data.count, locale)}</span>
      <span className="sr-only">{t("waiting", { count: data.count })}</span>
    </span>
  );
}
