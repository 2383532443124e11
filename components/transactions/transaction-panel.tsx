"use client";

import { useQueryClient } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useSyncExternalStore } from "react";
import { SidePanel } from "@/components/ui/side-panel";
import { Stranger } from "@/components/ui/stranger";
import { transactionDetailOptions } from "@/lib/transactions/query-options";

interface TransactionPanelProps {
  transactionId: string;
  children: ReactNode;
}

/** A transaction beside the list it was opened from; closing goes one step back. */
export function TransactionPanel({ transactionId, children }: TransactionPanelProps) {
  const t = useTranslations("transactions.detail");
  const client = useQueryClient();
  const merchant = useSyncExternalStore(
    // The cache tells of changes while other components render, when this one must not be set.
    (changed) => client.getQueryCache().subscribe(() => queueMicrotask(changed)),
    () => client.getQueryData(transactionDetailOptions(transactionId).queryKey)?.merchantName,
    () => undefined,
  );
  const href = `/transactions/${encodeURIComponent(transactionId)}`;
  // A slot keeps what it last showed when the page beside it changes.
  if (usePathname() !== href) return null;
  const title = merchant === "" ? t("noMerchant") : merchant ? <Stranger>{merchant}</Stranger> : t("page");
  return (
    <SidePanel title={title} fullHref={href}>
      {children}
    </SidePanel>
  );
}
