"use client";

import { useTranslations } from "next-intl";
import type { DeclineCause } from "@/lib/transactions/detail-schema";
import { useAmountText } from "./use-amount-text";

/** A cause in one line with its number. */
export function useCauseTitle(): (cause: DeclineCause) => string {
  const t = useTranslations("transactions.decline");
  const money = useAmountText();
  return (cause) => {
    switch (cause.kind) {
      case "status":
        return t(cause.certainty === "now" ? "statusNow" : "status", {
          state: cause.state,
          status: cause.status,
        });
      case "expired":
        return t("expired", { expiration: cause.expiration });
      case "limit":
        return t("limit", { period: cause.period, over: money(cause.overBy, cause.currency) });
      case "balance":
        return t("balance", { short: money(cause.short, cause.currency) });
      case "currency":
        return t("currency", { from: cause.from, to: cause.to });
    }
  };
}
