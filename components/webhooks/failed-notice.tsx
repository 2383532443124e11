"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { feedHealthOptions } from "@/lib/webhooks/query-options";

/** Leads to the deliveries whose last attempt failed, while there are some. */
export function FailedNotice() {
  const t = useTranslations("webhooks.failed");
  const { data: feed } = useQuery(feedHealthOptions());
  if (!feed || feed.failed === 0) return null;
  return (
    <Callout
      tone="danger"
      role="status"
      title={t("title", { count: feed.failed })}
      className="mb-3"
      actions={
        <LinkButton size="sm" href="/webhooks?state=failed">
          {t("show")}
        </LinkButton>
      }
    >
      {t("text")}
    </Callout>
  );
}
