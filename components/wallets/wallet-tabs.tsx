"use client";

import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";

/** The tabs of the page. */
export function WalletTabs({ current }: { current: "/wallets" | "/wallets/fees" }) {
  const t = useTranslations("wallets.tabs");
  const items = [
    { href: "/wallets", label: t("wallets") },
    { href: "/wallets/fees", label: t("fees") },
  ];
  return <Tabs label={t("label")} items={items} current={current} />;
}
