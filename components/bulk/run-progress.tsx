"use client";

import { useLocale, useTranslations } from "next-intl";
import { ITEM_STATUSES, type ItemStatus } from "@/lib/bulk/constants";
import type { BulkRunDto } from "@/lib/bulk/schema";
import { formatNumber } from "@/lib/core/format";

/** How many cards have ended, as a bar and in words; every kind of end in its own tone. */
export function RunProgress({ run }: { run: Pick<BulkRunDto, "counts" | "total"> }) {
  const t = useTranslations("bulk.run");
  const locale = useLocale();
  const { counts, total } = run;
  const ended = counts.done + counts.failed + counts.skipped;
  const text = t("ended", { ended: formatNumber(ended, locale), total: formatNumber(total, locale) });
  return (
    <div className="grid gap-2">
      <div
        role="progressbar"
        aria-label={t("progress")}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={ended}
        aria-valuetext={text}
      >
        <Bar counts={counts} total={total} />
      </div>
      <p className="text-muted text-sm tabular-nums">
        {text}
        <CountWords counts={counts} />
      </p>
    </div>
  );
}

/** “30 done · 2 failed”: what there is, and nothing of what there is not. */
export function CountWords({ counts }: Pick<BulkRunDto, "counts">) {
  const t = useTranslations("bulk.counts");
  const locale = useLocale();
  return ITEM_STATUSES.filter((status) => counts[status] > 0).map((status) => (
    <span key={status} className="before:mx-1.5 before:text-faint before:content-['·']">
      {t(status, { count: formatNumber(counts[status], locale) })}
    </span>
  ));
}

/** Drawn with SVG attributes: style attributes are refused by the page's policy. */
function Bar({ counts, total }: Pick<BulkRunDto, "counts" | "total">) {
  let from = 0;
  return (
    <svg aria-hidden="true" className="block h-2 w-full overflow-hidden rounded-full bg-neutral-subtle">
      {BARS.map(([status, fill]) => {
        const width = total === 0 ? 0 : (counts[status] / total) * 100;
        const x = from;
        from += width;
        return <rect key={status} x={`${x}%`} width={`${width}%`} height="100%" className={fill} />;
      })}
    </svg>
  );
}

const BARS: readonly (readonly [ItemStatus, string])[] = [
  ["done", "fill-success-solid"],
  ["skipped", "fill-line-strong"],
  ["failed", "fill-danger-solid"],
  ["unknown", "fill-warning-solid"],
  ["sending", "fill-accent"],
];
