"use client";

import { useLocale, useTimeZone } from "next-intl";
import { formatDateTime, formatMoment, formatRelative } from "@/lib/core/format";
import { useViewerNow } from "./use-viewer-now";

interface TimeProps {
  /** ISO 8601 in UTC. */
  value: string;
  /**
   * `short`: day and time, then how long ago; `column`: the same in a table, how long ago only where it is wide;
   * `exact`: with year and offset; `both`: exact, then how long ago.
   */
  show?: "short" | "column" | "exact" | "both";
  className?: string;
}

/** An instant in the viewer's zone, always exact to the second as text; how long ago stands quieter behind it. */
export function Time({ value, show = "short", className }: TimeProps) {
  const locale = useLocale();
  const zone = useTimeZone() ?? "UTC";
  const now = useViewerNow();
  if (Number.isNaN(Date.parse(value))) return <span className={className}>{value}</span>;
  const long = show === "exact" || show === "both";
  const exact = long ? formatDateTime(value, locale, zone) : formatMoment(value, now, locale, zone);
  const relative = show === "exact" ? null : formatRelative(value, now, locale);
  return (
    <time
      dateTime={value}
      className={className ?? (show === "both" ? "tabular-nums" : "whitespace-nowrap tabular-nums")}
      // Node and the browser may write the same instant with different spaces.
      suppressHydrationWarning
    >
      {exact}
      {relative ? (
        <span className={show === "column" ? "text-muted text-xs @max-[90rem]:hidden" : "text-muted"}>
          {" "}
          <span className="whitespace-nowrap">· {relative}</span>
        </span>
      ) : null}
    </time>
  );
}
