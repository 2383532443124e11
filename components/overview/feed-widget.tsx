"use client";

import { useQuery } from "@tanstack/react-query";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useTranslations } from "next-intl";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { LinkButton } from "@/components/ui/link-button";
import { StatusBadge, type StatusLook } from "@/components/ui/status-badge";
import { Time } from "@/components/ui/time";
import { deliveryAddress } from "@/components/webhooks/delivery-params";
import { syncKeys, syncRunsOptions } from "@/lib/sync/query-options";
import type { FeedState } from "@/lib/webhooks/constants";
import { feedHealthOptions, webhookKeys } from "@/lib/webhooks/query-options";
import type { FeedHealth } from "@/lib/webhooks/schema";
import { CountLink } from "./count-link";
import { Widget } from "./widget";
import { LAST_RUN } from "./widget-queries";

/** Whether what is shown here is the issuer's latest: its webhooks, and our own reading of it. */
export function FeedWidget({ maySync }: { maySync: boolean }) {
  const feed = useQuery(feedHealthOptions());
  const runs = useQuery(syncRunsOptions(LAST_RUN));
  useLiveRefresh({ topics: ["webhooks", "sync"], keys: [webhookKeys.feed, syncKeys.all], gapMs: 5_000 });
  return (
    <Widget name="feed" read={feed}>
      {(health) => (
        <Health
          health={health}
          lastGoodAt={runs.data?.lastGoodAt}
          withGaps={runs.data?.items[0]?.status === "with-gaps"}
          maySync={maySync}
        />
      )}
    </Widget>
  );
}

interface HealthProps {
  health: FeedHealth;
  /** Undefined: not read yet. Null: the issuer was never read completely. */
  lastGoodAt: string | null | undefined;
  /** The last reading had to leave something out. */
  withGaps: boolean;
  maySync: boolean;
}

function Health({ health, lastGoodAt, withGaps, maySync }: HealthProps) {
  const t = useTranslations("overview.feed");
  return (
    <div className="grid gap-3 text-sm">
      <p>
        <FeedBadge state={health.state} />
      </p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        <dt className="text-muted">{t("lastWebhook")}</dt>
        <dd className="text-right">
          <CountLink
            count={health.lastValidAt ? 1 : 0}
            href={deliveryAddress.href("/webhooks", { signature: ["valid"] })}
          >
            {health.lastValidAt ? <Time value={health.lastValidAt} /> : t("never")}
          </CountLink>
        </dd>
        <dt className="text-muted">{t("lastSync")}</dt>
        <dd className="text-right">
          <CountLink count={lastGoodAt ? 1 : 0} href="/webhooks/reconciliation">
            {lastGoodAt ? <Time value={lastGoodAt} /> : lastGoodAt === null ? t("never") : "…"}
          </CountLink>
          {withGaps ? <span className="block text-warning text-xs">{t("withGaps")}</span> : null}
        </dd>
        <dt className="text-muted">{t("waiting")}</dt>
        <dd className="text-right">
          <CountLink
            count={health.waiting}
            href={deliveryAddress.href("/webhooks", { state: ["waiting"] })}
            label={t("waitingCount", { count: health.waiting })}
          />
        </dd>
      </dl>
      {lastGoodAt === null ? (
        <div className="grid justify-items-start gap-2 rounded-md border border-info-line bg-info-subtle p-3">
          <p>{t("neverSynced")}</p>
          {maySync ? (
            <LinkButton size="sm" href="/webhooks/reconciliation">
              {t("openSync")}
            </LinkButton>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

function FeedBadge({ state }: { state: FeedState }) {
  const t = useTranslations("overview.feed.state");
  const warning = { tone: "warning" as const, icon: TriangleAlert };
  const table: Record<FeedState, StatusLook> = {
    ok: { tone: "success", icon: CircleCheck, label: t("ok") },
    never: { tone: "neutral", icon: CircleDashed, label: t("never") },
    quiet: { ...warning, label: t("quiet") },
    refusing: { tone: "danger", icon: TriangleAlert, label: t("refusing") },
    behind: { ...warning, label: t("behind") },
    unconfigured: { ...warning, label: t("unconfigured") },
  };
  return <StatusBadge status={state} table={table} />;
}
