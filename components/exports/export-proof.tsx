"use client";

import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { CopyId } from "@/components/ui/copy-id";
import { Money } from "@/components/ui/money";
import { exportManifestHref } from "@/lib/exports/query-options";
import type { ExportDto } from "@/lib/exports/schema";

/** Row count, sums per currency and SHA-256 of a complete file, and its manifest. */
export function ExportProof({ done }: { done: ExportDto }) {
  const t = useTranslations("exports");
  return (
    <div className="grid gap-4">
      <Callout tone="success" role="status">
        {t("done", { rows: done.rows, file: done.fileName })}
      </Callout>
      <table className="w-full text-sm">
        <caption className="pb-1 text-left font-medium">{t("totals")}</caption>
        <thead>
          <tr className="text-muted text-xs">
            <th scope="col" className="py-1 text-left font-medium">
              {t("currency")}
            </th>
            <th scope="col" className="text-right font-medium">
              {t("rows")}
            </th>
            <th scope="col" className="text-right font-medium">
              {t("sum")}
            </th>
          </tr>
        </thead>
        <tbody>
          {done.totals.map((total) => (
            <tr key={total.currency} className="border-line border-t">
              <th scope="row" className="py-1.5 text-left font-normal">
                {total.currency || t("noCurrency")}
              </th>
              <td className="text-right tabular-nums">{total.rows}</td>
              <td className="text-right">
                {total.transactionAmount === null ? null : (
                  <Money amount={total.transactionAmount} currency={total.currency} />
                )}
                {total.withoutAmount ? (
                  <span className="block text-muted text-xs">
                    {t("withoutAmount", { count: total.withoutAmount })}
                  </span>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="grid gap-1 text-sm">
        <span className="font-medium">{t("sha")}</span>
        <CopyId value={done.sha256 ?? ""} label={t("sha")} full />
      </div>
      <p className="text-muted text-sm">
        <a href={exportManifestHref(done.id)} download className="font-medium text-accent-ink underline">
          {t("manifest")}
        </a>{" "}
        · {t("manifestHint")}
      </p>
    </div>
  );
}
