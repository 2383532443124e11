"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { CardDetail, RevealState } from "@/lib/cards/schema";
import { CardFace } from "./card-face";
import type { HiddenWhy } from "./use-reveal";

interface RevealHiddenProps {
  card: CardDetail;
  why: HiddenWhy;
  state: RevealState | undefined;
  onAgain: () => void;
  onClose: () => void;
}

/** The number is gone again: why, and what showing it once more would take. */
export function RevealHidden({ card, why, state, onAgain, onClose }: RevealHiddenProps) {
  const t = useTranslations("cards.reveal");
  const close = useRef<HTMLButtonElement>(null);
  useEffect(() => close.current?.focus(), []);
  const left = state?.remainingToday ?? 0;
  return (
    <div className="grid gap-4">
      <div className="mx-auto w-full max-w-88">
        <CardFace card={card} />
      </div>
      <Callout tone="neutral" role="status" title={t("hidden")}>
        {t(`hiddenWhy.${why}`)} {state ? t("budget", { left, budget: state.budget }) : null}
      </Callout>
      <div className="flex flex-wrap justify-end gap-2">
        {left > 0 ? <Button onClick={onAgain}>{t("again")}</Button> : null}
        <Button ref={close} variant="primary" onClick={onClose}>
          {t("close")}
        </Button>
      </div>
    </div>
  );
}
