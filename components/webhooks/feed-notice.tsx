"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { useViewerNow } from "@/components/ui/use-viewer-now";
import { formatMoment } from "@/lib/core/format";
import { feedHealthOptions } from "@/lib/webhooks/query-options";
import type { FeedHealth } from "@/lib/webhooks/schema";
import { useDeliveryLabels } from "./use-delivery-labels";

/**
 * Says when new payments will not appear by themselves: webhooks are off, refused or not processed. Nothing while all is
 * well. Needs the `webhooks` messages; `open`: whether the viewer may see /webhooks.
 */
export function FeedNotice({ open = false, className }: { open?: boolean; className?: string }) {
  const t = useTranslations("webhooks.feed");
  const { data: feed } = useQuery(feedHealthOptions());
  const text = useFeedText(feed);
  if (!text) return null;
  return (
    <Callout
      tone="warning"
      role="status"
      title={text.title}
      className={className ?? "mb-3"}
      actions={
        open ? (
          <LinkButton size="sm" href="/webhooks">
            {t("open")}
          </LinkButton>
        ) : undefined
      }
    >
      {text.text}
    </Callout>
  );
}

function useFeedText(feed: FeedHealth | undefined): { title: string; text: string } | null {
  const t = useTranslations("webhooks.feed");
  const words = useDeliveryLabels();
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  const now = useViewerNow();
  switch (feed?.state) {
    case "quiet": {
      if (!feed.lastValidAt) return { title: t("neverQuiet.title"), text: t("neverQuiet.text") };
      const last = formatMoment(feed.lastValidAt, now, locale, zone);
      return { title: t("quiet.title"), text: t("quiet.text", { last }) };
    }
    case "refusing": {
      const reason = words.signature(feed.refusedReason ?? "");
      return {
        title: t("refusing.title"),
        text: t("refusing.text", { count: feed.refused, reason }),
      };
    }
    case "behind":
      return { title: t("behind.title"), text: t("behind.text", { count: feed.waiting }) };
    case "unconfigured":
      return { title: t("unconfigured.title"), text: t("unconfigured.text") };
    default:
      return null;
  }
}
