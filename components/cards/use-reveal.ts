"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { newOperationId } from "@/components/operations/new-operation-id";
import { callAction } from "@/components/ui/call-action";
import { revealCardAction } from "@/lib/cards/actions";
import { cardKeys, revealStateOptions } from "@/lib/cards/query-options";
import type { RevealedCard } from "@/lib/cards/schema";
import type { ActionError } from "@/lib/core/result";
import { isAway, type Leaving } from "./use-leaving";

/** Emptied when the number is hidden: React keeps an old state for a while, but not what was in the box. */
export interface SecretBox {
  revealId: string;
  card: RevealedCard | null;
}

/** Why the number is not shown any more. */
export type HiddenWhy = Leaving | "time" | "asked";

export type RevealStep =
  | { at: "reason" }
  | { at: "step-up" }
  | { at: "shown"; box: SecretBox }
  | { at: "hidden"; why: HiddenWhy };

/** The ceremony: a reason, a fresh proof of who asks, the number for a short time, and nothing of it afterwards. */
export function useReveal(cardId: string) {
  const client = useQueryClient();
  const state = useQuery({ ...revealStateOptions(cardId), gcTime: 0 });
  const [step, setStep] = useState<RevealStep>({ at: "reason" });
  const [reason, setReason] = useState("");
  const [error, setError] = useState<ActionError | "lost" | null>(null);

  const reveal = async (why: string): Promise<void> => {
    const revealId = newOperationId();
    const result = await callAction(() => revealCardAction({ revealId, cardId, reason: why }));
    void client.invalidateQueries({ queryKey: cardKeys.revealState(cardId) });
    if (result?.ok) {
      // The answer came when nobody looks: it is not shown at all.
      setStep(
        isAway() ? { at: "hidden", why: "window" } : { at: "shown", box: { revealId, card: result.data } },
      );
      return;
    }
    const refusal = result === null ? "lost" : result.error;
    const stepUp = refusal !== "lost" && refusal.details.needs === "step-up";
    setError(stepUp ? null : refusal);
    setStep({ at: stepUp ? "step-up" : "reason" });
  };

  /** Takes the reason; goes on to the number, or first to the proof of who asks. */
  const ask = async (why: string): Promise<void> => {
    setReason(why);
    setError(null);
    const until = state.data?.steppedUpUntil;
    if (until && Date.parse(until) > Date.now()) return reveal(why);
    setStep({ at: "step-up" });
  };

  const hide = (why: HiddenWhy): void => {
    if (step.at !== "shown") return;
    step.box.card = null;
    setStep({ at: "hidden", why });
  };

  return {
    state,
    step,
    error,
    ask,
    hide,
    reveal: () => reveal(reason),
    again: () => setStep({ at: "reason" }),
  };
}

export type Reveal = ReturnType<typeof useReveal>;
