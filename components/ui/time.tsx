"use client";

import { useLocale, useTimeZone } from "next-intl";
import { formatDateTime, formatRelative } from "@/lib/core/format";
import { useViewerNow } from "./use-viewer-now";

interface TimeProps {
  /** ISO 8601 in UTC. */
  value: string;
  /** `relative` shows the exact time on hover; `exact` shows it; `both` shows one after the other. */
  show?: "relative" | "exact" | "both";
  className?: string;
}

/** An instant in the viewer's zone, exact to the second with the offset. */
export function Time({ value, show = "relative", className }: TimeProps) {
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  const now = useViewerNow();
  const known = !Number.isNaN(Date.parse(value));
  if (!known) return <span className={className}>{value}</span>;
  const exact = formatDateTime(value, locale, zone);
  const relative = formatRelative(value, now, locale, zone);
  return (
    <time
      dateTime={value}
      data-tip={show === "relative" ? exact : undefined}
      className={className ?? (show === "both" ? "tabular-nums" : "whitespace-nowrap tabular-nums")}
      // Node and the browser may write the same instant with different spaces.
      suppressHydrationWarning
    >
      {show === "relative" ? relative : exact}
      {show === "both" ? (
        <>
          {" "}
          <span className="whitespace-nowrap text-muted">· {relative}</span>
        </>
      ) : null}
    </time>
  );
}
