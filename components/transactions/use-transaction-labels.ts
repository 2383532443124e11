"use client";

import { useTranslations } from "next-intl";

export const STATUSES = ["Authorized", "Declined", "Settled", "Reversed"] as const;
export const TYPES = ["Sales", "Refund", "Withdrawal"] as const;

interface TransactionWords {
  status: (word: string) => string;
  type: (word: string) => string;
}

/** The issuer's words in the viewer's language; one that is not known is shown as it is. */
export function useTransactionLabels(): TransactionWords {
  const t = useTranslations("cards.transactions");
  return {
    status: (word) => {
      const known = KEYS[word];
      return known ? t(`statuses.${known}`) : word;
    },
    type: (word) => t("types", { type: word }),
  };
}

const KEYS: Partial<Record<string, "authorized" | "declined" | "settled" | "reversed">> = {
  Authorized: "authorized",
  Declined: "declined",
  Settled: "settled",
  Reversed: "reversed",
};
