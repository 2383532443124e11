"use client";

import { clsx } from "clsx";
import Hourglass from "lucide-react/icons/hourglass";
import TimerOff from "lucide-react/icons/timer-off";
import { useTranslations } from "next-intl";
import { useSecondsLeft } from "./use-seconds-left";

/** How long a code still lives, in words and colour: calm, then soon over, then almost over. */
export function TimeLeft({ expiresAt, className }: { expiresAt: string; className?: string }) {
  const t = useTranslations("three-ds.left");
  const seconds = useSecondsLeft(expiresAt);
  if (seconds === 0) {
    return (
      <span className={clsx("inline-flex items-center gap-1 align-middle text-muted", className)}>
        <TimerOff aria-hidden="true" className="size-3.5" />
        {t("expired")}
      </span>
    );
  }
  return (
    <span
      role="timer"
      // Server and browser count from different seconds.
      suppressHydrationWarning
      className={clsx(
        "inline-flex items-center gap-1 whitespace-nowrap align-middle tabular-nums",
        seconds <= 30
          ? "font-medium text-danger"
          : seconds <= 120
            ? "font-medium text-warning"
            : "text-success",
        className,
      )}
    >
      <Hourglass aria-hidden="true" className="size-3.5" />
      {t("time", { time: clockOf(seconds) })}
    </span>
  );
}

function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
