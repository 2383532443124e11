"use client";

import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import type { TransactionDetail } from "@/lib/transactions/detail-schema";
import { CopyTextButton } from "./copy-text-button";
import { useCallerWords } from "./use-caller-words";

/** One or two plain sentences that an agent can read out. */
export function CallerWords({ transaction }: { transaction: TransactionDetail }) {
  const t = useTranslations("transactions.detail.caller");
  const words = useCallerWords(transaction);
  return (
    <Section title={t("title")} actions={<CopyTextButton label={t("copy")} text={() => words} />}>
      <p className="text-sm" suppressHydrationWarning>
        {words}
      </p>
    </Section>
  );
}
