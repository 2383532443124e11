"use client";

import EyeOff from "lucide-react/icons/eye-off";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { useCountdown } from "@/components/cards/use-countdown";
import { Button } from "@/components/ui/button";
import type { CodeBox } from "./use-reveal-code";

/** The code, large, until its time is over. It cannot be selected, translated or printed. */
export function ShownCode({ box, onHide }: { box: CodeBox; onHide: () => void }) {
  const t = useTranslations("three-ds.code");
  const left = useCountdown(box.code?.showSeconds ?? 0, onHide);
  const hide = useRef<HTMLButtonElement>(null);
  useEffect(() => hide.current?.focus(), []);
  if (!box.code) return null;
  return (
    <div className="grid justify-items-center gap-3 py-2">
      <output
        translate="no"
        aria-label={t("label")}
        className="select-none rounded-lg border border-accent-line bg-accent-subtle px-6 py-3 font-mono font-semibold text-4xl text-ink tabular-nums tracking-[0.2em] print:hidden"
      >
        {box.code.code}
      </output>
      <p role="timer" className="text-muted text-sm tabular-nums">
        {t("secondsLeft", { seconds: left })}
      </p>
      <Button ref={hide} variant="primary" onClick={onHide}>
        <EyeOff aria-hidden="true" />
        {t("hide")}
      </Button>
    </div>
  );
}
