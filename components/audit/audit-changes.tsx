"use client";

import { useTranslations } from "next-intl";
import { DiffTable } from "@/components/ui/diff-table";
import type { AuditChange, AuditEntryDetail } from "@/lib/audit/schema";

/** The recorded states side by side, and whether the second one came about. */
export function AuditChanges({ entry }: { entry: AuditEntryDetail }) {
  const t = useTranslations("audit.detail");
  if (entry.changes.length === 0) return <p className="text-muted text-sm">{t("noChanges")}</p>;
  const value = (text: string | null) =>
    text === null ? (
      <span className="text-faint">{t("unsaid")}</span>
    ) : (
      <span className="break-words">{text === "true" ? t("yes") : text === "false" ? t("no") : text}</span>
    );
  return (
    <div className="grid gap-2">
      {entry.applied ? null : <p className="text-muted text-sm">{t("askedText")}</p>}
      <DiffTable
        caption={entry.applied ? t("changes") : t("asked")}
        rows={entry.changes.map((change) => ({
          id: change.fact,
          label: t("fact", { fact: change.fact, name: change.fact }),
          before: value(change.before),
          after: value(change.after),
          changed: differs(change),
        }))}
      />
    </div>
  );
}

function differs({ before, after }: AuditChange): boolean {
  return before !== null && after !== null && before !== after;
}
