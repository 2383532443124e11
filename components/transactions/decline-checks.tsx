"use client";

import { useTranslations } from "next-intl";
import type { DeclineExplanation } from "@/lib/transactions/detail-schema";
import { CertaintyMark } from "./certainty-mark";
import { useAmountText } from "./use-amount-text";

/** What was looked at and is not the cause, and what could not be looked at. */
export function DeclineChecks({ decline: { cleared, unchecked } }: { decline: DeclineExplanation }) {
  const t = useTranslations("transactions.decline");
  const limits = useTranslations("cards.limits");
  const money = useAmountText();
  const names = unchecked.map((period) => limits("period", { period })).join(", ");
  const some = cleared.status !== null || cleared.limits.length > 0;
  return (
    <div className="grid gap-1 border-line border-t px-4 py-3 text-muted text-xs">
      {some ? <p className="font-medium text-ink">{t("cleared")}</p> : null}
      <ul className="grid gap-0.5 tabular-nums">
        {cleared.status ? (
          <li>{t(cleared.status === "now" ? "clearedStatusNow" : "clearedStatus")}</li>
        ) : null}
        {cleared.limits.map(({ period, left, limit, currency, certainty }) => (
          <li key={period}>
            {t("clearedLimit", { period, left: money(left, currency), limit: money(limit, currency) })}{" "}
            {certainty === "known" ? null : <CertaintyMark certainty={certainty} />}
          </li>
        ))}
      </ul>
      {names ? <p>{t("unchecked", { rules: names })}</p> : null}
    </div>
  );
}
