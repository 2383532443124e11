"use client";

import { clsx } from "clsx";
import { useTranslations } from "next-intl";

const WARN_AT = 10;

/** The seconds that are left as a ring and in words; read out once, when few are left. */
export function RevealTimer({ left, total }: { left: number; total: number }) {
  const t = useTranslations("cards.reveal");
  const few = left <= WARN_AT;
  return (
    <div className="flex items-center justify-center gap-2.5">
      <svg aria-hidden="true" viewBox="0 0 24 24" fill="none" strokeWidth="3" className="-rotate-90 size-6">
        <circle cx="12" cy="12" r="10" className="stroke-line" />
        <circle
          cx="12"
          cy="12"
          r="10"
          pathLength={total}
          strokeDasharray={`${left} ${total}`}
          className={few ? "stroke-warning-solid" : "stroke-accent"}
        />
      </svg>
      <p role="timer" className={clsx("text-sm tabular-nums", few && "font-medium text-warning")}>
        {t("left", { seconds: left })}
      </p>
      <p aria-live="polite" className="sr-only">
        {few ? t("few", { seconds: WARN_AT }) : ""}
      </p>
    </div>
  );
}
