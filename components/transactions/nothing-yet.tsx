"use client";

import ReceiptText from "lucide-react/icons/receipt-text";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { EmptyState } from "@/components/ui/empty-state";

/** No payment at all: where they come from. */
export function NothingYet() {
  const t = useTranslations("transactions.list.empty");
  const origin = useSyncExternalStore(
    () => () => undefined,
    () => location.origin,
    () => "",
  );
  return (
    <EmptyState icon={<ReceiptText aria-hidden="true" />} title={t("title")}>
      <p>{t("text")}</p>
      <p className="mt-3">{t("webhooks")}</p>
      <Code>{`${origin}/api/webhooks/issuing`}</Code>
      <p className="mt-3">{t("sync")}</p>
      <Code>npm run sync</Code>
    </EmptyState>
  );
}

function Code({ children }: { children: string }) {
  return (
    <code className="mt-1 inline-block max-w-full break-all rounded-sm border border-line bg-subtle px-2 py-1 text-ink">
      {children}
    </code>
  );
}
