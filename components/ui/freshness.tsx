"use client";

import { clsx } from "clsx";
import RefreshCw from "lucide-react/icons/refresh-cw";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { IconButton } from "./icon-button";
import { Time } from "./time";

interface FreshnessProps {
  /** When what is shown was read, ISO 8601. */
  asOf: string;
  /** Without it, the page's server parts are read again. */
  onRefresh?: () => Promise<unknown>;
  pending?: boolean;
}

/** How old the numbers are, and a way to renew them. */
export function Freshness({ asOf, onRefresh, pending = false }: FreshnessProps) {
  const t = useTranslations("ui.freshness");
  const router = useRouter();
  const [busy, startTransition] = useTransition();
  const renew = () =>
    startTransition(async () => {
      if (onRefresh) await onRefresh();
      else router.refresh();
    });
  const turning = busy || pending;
  return (
    <span className="inline-flex items-center gap-1 text-muted text-xs">
      <span>{t.rich("asOf", { time: () => <Time value={asOf} /> })}</span>
      <IconButton
        size="sm"
        label={t("refresh")}
        aria-disabled={turning || undefined}
        onClick={turning ? undefined : renew}
        icon={<RefreshCw className={clsx(turning && "spin")} />}
      />
    </span>
  );
}
