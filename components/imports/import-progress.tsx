import { useTranslations } from "next-intl";
import type { ImportDto } from "@/lib/imports/schema";
import { useCountWords } from "./use-count-words";

/** How many rows have come to their end, in words and as a bar, and how they are spread over the states. */
export function ImportProgress({ row }: { row: ImportDto }) {
  const t = useTranslations("imports.detail");
  const words = useCountWords();
  const { waiting = 0, sending = 0, unknown = 0 } = row.counts;
  const done = row.rows - waiting - sending - unknown;
  return (
    <div className="grid gap-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 text-sm">
        <p role="status" className="font-medium tabular-nums">
          {t("progress", { done, rows: row.rows })}
        </p>
        <p className="text-muted tabular-nums">{words(row)}</p>
      </div>
      <progress
        aria-label={t("bar")}
        max={Math.max(1, row.rows)}
        value={done}
        className="h-1.5 w-full accent-accent"
      />
    </div>
  );
}
