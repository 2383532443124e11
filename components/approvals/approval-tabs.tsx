"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";
import { waitingOptions } from "@/lib/approvals/query-options";
import { formatNumber } from "@/lib/core/format";
import { APPROVAL_TABS, approvalAddress } from "./approval-params";

interface ApprovalTabsProps {
  current: (typeof APPROVAL_TABS)[number] | "policy";
  mayRead: boolean;
}

/** The tabs of the page; who may not read approvals has only the own requests. */
export function ApprovalTabs({ current, mayRead }: ApprovalTabsProps) {
  const t = useTranslations("approvals.tabs");
  const locale = useLocale();
  const { data: waiting } = useQuery({ ...waitingOptions(), enabled: mayRead });
  const count = waiting?.count ? formatNumber(waiting.count, locale) : undefined;
  const items = APPROVAL_TABS.map((tab) => ({
    tab,
    href: approvalAddress.href("/approvals", { tab }),
    label: t(tab),
    ...(tab === "waiting" && count ? { count } : {}),
  })).filter(({ tab }) => mayRead || tab === "mine");
  const policy = mayRead ? [{ tab: "policy", href: "/approvals/policy", label: t("policy") }] : [];
  const all = [...items, ...policy];
  return <Tabs label={t("label")} items={all} current={all.find(({ tab }) => tab === current)?.href ?? ""} />;
}
