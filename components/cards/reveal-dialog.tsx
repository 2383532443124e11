"use client";

import ShieldX from "lucide-react/icons/shield-x";
import TimerOff from "lucide-react/icons/timer-off";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef } from "react";
import { StepUpForm } from "@/components/auth/step-up-form";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import type { CardDetail, RevealState } from "@/lib/cards/schema";
import { CardFace } from "./card-face";
import { lastFour } from "./card-name";
import { RevealReason } from "./reveal-reason";
import { RevealedNumber } from "./revealed-number";
import { useLeaving } from "./use-leaving";
import { type HiddenWhy, type Reveal, useReveal } from "./use-reveal";

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

interface RevealClosedProps {
  why: "grant" | "budget";
  budget?: number;
  onClose: () => void;
}

/** The number cannot be shown to this person now, and who or what can change that. */
function RevealClosed({ why, budget = 0, onClose }: RevealClosedProps) {
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

interface RevealHiddenProps {
  card: CardDetail;
  why: HiddenWhy;
  state: RevealState | undefined;
  onAgain: () => void;
  onClose: () => void;
}

/** The number is gone again: why, and what showing it once more would take. */
function RevealHidden({ card, why, state, onAgain, onClose }: RevealHiddenProps) {
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
