"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { ToneIcon } from "@/components/ui/tone-icon";
import type { TransactionDetail } from "@/lib/transactions/detail-schema";
import { TransactionMoney } from "./transaction-money";
import { useDurationText } from "./use-duration-text";

const MOST = 3;

/** What came of trying again; a new attempt is told as it arrives. */
export function LaterAttempts({ transaction }: { transaction: TransactionDetail }) {
  const t = useTranslations("transactions.decline");
  const duration = useDurationText();
  const later = transaction.attempts.filter((attempt) => attempt.secondsAfter >= 0).slice(0, MOST);
  return (
    <ul aria-live="polite" className="text-sm">
      {later.map((attempt) => {
        const tone = TONES[attempt.status] ?? "neutral";
        return (
          <li key={attempt.id} className="flex items-start gap-2.5 border-line border-t px-4 py-3">
            <ToneIcon tone={tone} className={`mt-0.5 size-4 shrink-0 ${COLOURS[tone]}`} />
            <Link
              href={`/transactions/${encodeURIComponent(attempt.id)}`}
              className="min-w-0 flex-1 rounded-sm font-medium underline decoration-dotted underline-offset-3 hover:decoration-solid"
            >
              {t("again", { duration: duration(attempt.secondsAfter), status: attempt.status })}
            </Link>
            <TransactionMoney amount={attempt.amount} currency={attempt.currency} status={attempt.status} />
          </li>
        );
      })}
    </ul>
  );
}

const TONES: Record<string, "success" | "danger" | "neutral"> = {
  Authorized: "success",
  Settled: "success",
  Declined: "danger",
};
const COLOURS = { success: "text-success", danger: "text-danger", neutral: "text-muted" };
