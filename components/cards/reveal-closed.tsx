"use client";

import ShieldX from "lucide-react/icons/shield-x";
import TimerOff from "lucide-react/icons/timer-off";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

interface RevealClosedProps {
  why: "grant" | "budget";
  budget?: number;
  onClose: () => void;
}

/** The number cannot be shown to this person now, and who or what can change that. */
export function RevealClosed({ why, budget = 0, onClose }: RevealClosedProps) {
  const t = useTranslations("cards.reveal");
  const Icon = why === "grant" ? ShieldX : TimerOff;
  return (
    <EmptyState
      icon={<Icon aria-hidden="true" />}
      title={t(`${why}Title`)}
      actions={<Button onClick={onClose}>{t("close")}</Button>}
    >
      <p role="alert">{t(`${why}Text`, { budget })}</p>
    </EmptyState>
  );
}
