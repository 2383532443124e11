"use client";

import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent } from "react";
import { StepUpForm } from "@/components/auth/step-up-form";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import type { CardDetail } from "@/lib/cards/schema";
import { lastFour } from "./card-name";
import { RevealClosed } from "./reveal-closed";
import { RevealHidden } from "./reveal-hidden";
import { RevealReason } from "./reveal-reason";
import { RevealedNumber } from "./revealed-number";
import { useLeaving } from "./use-leaving";
import { type Reveal, useReveal } from "./use-reveal";

/** Shows the card's full number for a short time to who may see it, asks why, and proves who asks. */
export function RevealDialog({ card, onClose }: { card: CardDetail; onClose: () => void }) {
  const t = useTranslations("cards.reveal");
  const reveal = useReveal(card.id);
  const { hide } = reveal;
  useLeaving(reveal.step.at === "shown", hide);
  useHideElsewhere(() => hide("page"));
  const close = () => {
    hide("asked");
    onClose();
  };
  return (
    <Dialog open onClose={close} title={t("title", { last4: lastFour(card) })} description={t("description")}>
      <Step card={card} reveal={reveal} onClose={close} />
    </Dialog>
  );
}

function Step({ card, reveal, onClose }: { card: CardDetail; reveal: Reveal; onClose: () => void }) {
  const t = useTranslations("cards.reveal");
  const { step, state, hide } = reveal;
  if (step.at === "shown") return <RevealedNumber card={card} box={step.box} onHide={hide} />;
  if (step.at === "hidden")
    return (
      <RevealHidden card={card} why={step.why} state={state.data} onAgain={reveal.again} onClose={onClose} />
    );
  if (state.error) return <ActionErrorNotice error={state.error.error} />;
  if (!state.data) return <Skeleton className="h-64 w-full" />;
  if (!state.data.may) return <RevealClosed why="grant" onClose={onClose} />;
  if (state.data.remainingToday <= 0)
    return <RevealClosed why="budget" budget={state.data.budget} onClose={onClose} />;
  if (step.at === "step-up")
    return (
      <StepUpForm
        hasTotp={state.data.hasTotp}
        confirm={t("show")}
        onProven={reveal.reveal}
        onCancel={onClose}
      />
    );
  return <RevealReason reveal={reveal} state={state.data} onClose={onClose} />;
}

/** The panel may stay while the address changes. */
function useHideElsewhere(hide: () => void): void {
  const path = usePathname();
  const onChange = useEffectEvent(hide);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the change itself is what counts.
  useEffect(() => () => onChange(), [path]);
}
