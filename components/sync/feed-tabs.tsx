"use client";

import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";

/** The two ways in which the mirror is fed: what the issuer sends, and what is read from it. */
export function FeedTabs({ current }: { current: "/webhooks" | "/webhooks/reconciliation" }) {
  const t = useTranslations("sync.tabs");
  return (
    <Tabs
      label={t("label")}
      items={[
        { href: "/webhooks", label: t("webhooks") },
        { href: "/webhooks/reconciliation", label: t("reconciliation") },
      ]}
      current={current}
    />
  );
}
