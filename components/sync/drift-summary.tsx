"use client";

import { useTranslations } from "next-intl";
import type { SyncRunItem } from "@/lib/sync/schema";

const NOUNS = ["cards", "transactions"] as const;
const REAL = ["missing", "differing", "extra"] as const;
const PLAIN = ["corrected", "announced", "completed"] as const;

/** What a run found, in words: “2 transactions missing, 1 card differing”; or that all agreed. */
export function DriftSummary({ run }: { run: SyncRunItem }) {
  const t = useTranslations("sync.drift");
  const partsOf = (kinds: readonly ((typeof REAL)[number] | (typeof PLAIN)[number])[]) =>
    NOUNS.flatMap((noun) =>
      kinds.flatMap((kind) => {
        const count = run.drift[noun]?.[kind] ?? 0;
        return count > 0 ? [t(`${noun}-${kind}`, { count })] : [];
      }),
    ).join(" · ");
  const real = partsOf(REAL);
  const plain = partsOf(PLAIN);
  const complete = run.status === "succeeded" || run.status === "with-gaps";
  if (!real && !plain) return <span className="text-muted">{complete ? t("none") : "–"}</span>;
  return (
    <>
      {real ? <span className="font-medium text-warning">{real}</span> : null}
      {real && plain ? " · " : null}
      {plain ? <span className="text-muted">{plain}</span> : null}
    </>
  );
}
