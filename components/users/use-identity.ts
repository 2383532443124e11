"use client";

import { useState, useTransition } from "react";
import { useStepUp } from "@/components/auth/step-up";
import { isAway, useLeaving } from "@/components/cards/use-leaving";
import { callAction } from "@/components/ui/call-action";
import type { ActionError } from "@/lib/core/result";
import { revealIdentityAction } from "@/lib/users/actions";
import type { RevealedIdentity } from "@/lib/users/schema";

/** Emptied when it is hidden: React keeps an old state for a while, but not what was in the box. */
interface Box {
  shown: RevealedIdentity | null;
}

/** A user's document number and birth date in full, for a short time and only while this window is looked at. */
export function useIdentity(userId: string) {
  const withStepUp = useStepUp();
  const [box, setBox] = useState<Box | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, startTransition] = useTransition();
  const hide = () => {
    if (box) box.shown = null;
    setBox(null);
  };
  useLeaving(box !== null, hide);
  const show = () =>
    startTransition(async () => {
      setError(null);
      const result = await callAction(() => withStepUp(() => revealIdentityAction(userId)));
      if (!result) return;
      if (!result.ok) setError(result.error);
      // The answer came when nobody looks: it is not shown at all.
      else if (!isAway()) setBox({ shown: result.data });
    });
  return { shown: box?.shown ?? null, error, pending, show, hide };
}
