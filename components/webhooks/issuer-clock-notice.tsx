"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { feedHealthOptions } from "@/lib/webhooks/query-options";

/** Says that the issuer's clock is wrong, and by how much. Nothing while it is within a minute of ours. */
export function IssuerClockNotice() {
  const t = useTranslations("webhooks.feed.clock");
  const { data: feed } = useQuery(feedHealthOptions());
  const skew = feed?.issuerClockSkewSeconds ?? null;
  if (skew === null) return null;
  const minutes = Math.round(Math.abs(skew) / 60);
  return (
    <Callout
      tone="warning"
      role="status"
      title={skew < 0 ? t("behind", { minutes }) : t("ahead", { minutes })}
      className="mb-3"
    >
      {t("text")}
    </Callout>
  );
}
