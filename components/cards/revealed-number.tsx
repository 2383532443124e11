"use client";

import EyeOff from "lucide-react/icons/eye-off";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import type { CardDetail } from "@/lib/cards/schema";
import { CardFace } from "./card-face";
import { RevealCopy } from "./reveal-copy";
import { RevealTimer } from "./reveal-timer";
import { useCountdown } from "./use-countdown";
import type { HiddenWhy, SecretBox } from "./use-reveal";

interface RevealedNumberProps {
  card: CardDetail;
  box: SecretBox;
  onHide: (why: HiddenWhy) => void;
}

/**
 * Step 3: the number on the card's face until the time is over. It cannot be selected, translated or printed:
 * copying is a permission of its own, and each copy is recorded.
 */
export function RevealedNumber({ card, box, onHide }: RevealedNumberProps) {
  const t = useTranslations("cards.reveal");
  const hide = useRef<HTMLButtonElement>(null);
  const total = box.card?.seconds ?? 0;
  const left = useCountdown(total, () => onHide("time"));
  useEffect(() => hide.current?.focus(), []);
  if (!box.card) return null;
  return (
    <div className="grid gap-4">
      <div translate="no" className="mx-auto w-full max-w-88 select-none print:hidden">
        <CardFace card={card} secrets={box.card} />
      </div>
      <RevealTimer left={left} total={total} />
      {box.card.mayCopy ? <RevealCopy box={box} /> : null}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="text-muted text-xs">{t("leave")}</p>
        <Button ref={hide} variant="primary" onClick={() => onHide("asked")} className="ml-auto">
          <EyeOff aria-hidden="true" />
          {t("hide")}
        </Button>
      </div>
    </div>
  );
}
