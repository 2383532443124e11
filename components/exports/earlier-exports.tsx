"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Time } from "@/components/ui/time";
import { exportManifestHref, exportsOptions } from "@/lib/exports/query-options";

/** One's latest exports, with the manifest of those that were completed. */
export function EarlierExports() {
  const t = useTranslations("exports");
  const { data = [], isSuccess } = useQuery(exportsOptions());
  if (!isSuccess) return null;
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer font-medium">{t("earlier")}</summary>
      {data.length === 0 ? <p className="pt-2 text-muted">{t("earlierNone")}</p> : null}
      <ul className="grid gap-1 pt-2">
        {data.map((row) => (
          <li key={row.id} className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="min-w-0 truncate">{row.fileName}</span>
            <span className="flex gap-3 text-muted text-xs">
              {row.status === "complete" ? (
                <a href={exportManifestHref(row.id)} download className="text-accent-ink underline">
                  {t("manifest")}
                </a>
              ) : (
                t(`status.${row.status}`)
              )}
              <Time value={row.createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
