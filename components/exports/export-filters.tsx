"use client";

import { useTranslations } from "next-intl";

/** The filters as the address has them: what the manifest will say. */
export function ExportFilters({ query }: { query: Record<string, string> }) {
  const t = useTranslations("exports");
  const filters = Object.entries(query);
  return (
    <section aria-label={t("filters")} className="grid gap-1.5 text-sm">
      <h3 className="font-medium">{t("filters")}</h3>
      {filters.length === 0 ? <p className="text-muted">{t("noFilters")}</p> : null}
      <ul className="flex flex-wrap gap-1.5">
        {filters.map(([name, value]) => (
          <li key={name} className="rounded-sm bg-subtle px-1.5 py-0.5 font-mono text-xs">
            {name}={value}
          </li>
        ))}
      </ul>
    </section>
  );
}
