"use client";

import { useTranslations } from "next-intl";
import type { SyncRunItem } from "@/lib/sync/schema";

const NOUNS = ["cards", "transactions"] as const;
const KINDS = ["missing", "differing", "extra"] as const;

/** What a run found, in words: “2 transactions missing, 1 card differing”; or that all agreed. */
export function DriftSummary({ run }: { run: SyncRunItem }) {
  const t = useTranslations("sync.drift");
  const parts = NOUNS.flatMap((noun) =>
    KINDS.flatMap((kind) => {
      const count = run.drift[noun]?.[kind] ?? 0;
      return count > 0 ? [t(`${noun}-${kind}`, { count })] : [];
    }),
  );
  if (parts.length > 0) return <span className="font-medium text-warning">{parts.join(" · ")}</span>;
  return (
    <span className="text-muted">
      {run.status === "succeeded" || run.status === "with-gaps" ? t("none") : "–"}
    </span>
  );
}
