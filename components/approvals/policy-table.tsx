"use client";

import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { PolicyRule } from "@/lib/approvals/decide";
import { THRESHOLD_OF } from "@/lib/approvals/vocabulary";
import { formatAmount, formatNumber } from "@/lib/core/format";
import { useApprovalWords } from "./use-approval-words";

/** The rules, one a line. */
export function PolicyTable({ rules }: { rules: readonly PolicyRule[] }) {
  const t = useTranslations("approvals.policy");
  const words = useApprovalWords();
  const who = ({ role }: PolicyRule) => (role ? words.role(role) : t("anyRole"));
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-sm">
        <caption className="sr-only">{t("caption")}</caption>
        <thead>
          <tr className="bg-subtle text-left text-muted text-xs">
            <th scope="col" className="h-8 px-4 font-medium">
              {t("kind")}
            </th>
            <th scope="col" className="hidden px-3 font-medium sm:table-cell">
              {t("role")}
            </th>
            <th scope="col" className="px-3 text-right font-medium">
              {t("threshold")}
            </th>
            <th scope="col" className="px-4 font-medium">
              {t("answer")}
            </th>
          </tr>
        </thead>
        <tbody>
          {rules.map((rule, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place in the list
            <tr key={index} className="h-9 border-line border-t">
              <th scope="row" className="whitespace-nowrap px-4 text-left font-normal">
                {words.kind(rule.kind)}
                <span className="block text-muted text-xs sm:hidden">{who(rule)}</span>
              </th>
              <td className="hidden px-3 sm:table-cell">{who(rule)}</td>
              <td className="whitespace-nowrap px-3 text-right tabular-nums">
                <Threshold rule={rule} />
              </td>
              <td className="px-4">
                <Badge tone={rule.needsSecond ? "info" : "neutral"}>
                  {t(rule.needsSecond ? "second" : "alone")}
                </Badge>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Threshold({ rule: { kind, threshold, currency } }: { rule: PolicyRule }) {
  const t = useTranslations("approvals.policy");
  const locale = useLocale();
  const counts = THRESHOLD_OF[kind];
  if (counts === "none") return <span className="text-muted">{t("always")}</span>;
  if (threshold === null) {
    const any = t(counts === "items" ? "anyNumber" : "anyAmount");
    return <span className="text-muted">{currency ? `${any} · ${currency}` : any}</span>;
  }
  if (counts === "items") return formatNumber(Number(threshold), locale);
  return (
    <>
      {formatAmount(threshold, currency ?? "XXX", locale)}{" "}
      <span className="text-muted text-xs">{currency ?? t("anyCurrency")}</span>
    </>
  );
}
