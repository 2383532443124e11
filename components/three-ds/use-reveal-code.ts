"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useStepUp } from "@/components/auth/step-up";
import { isAway, useLeaving } from "@/components/cards/use-leaving";
import { callAction } from "@/components/ui/call-action";
import type { ActionError } from "@/lib/core/result";
import { revealCodeAction } from "@/lib/three-ds/actions";
import { challengeKeys } from "@/lib/three-ds/query-options";
import type { RevealedCode } from "@/lib/three-ds/schema";

/** Emptied when the code is hidden: React keeps an old state for a while, but not what was in the box. */
export interface CodeBox {
  code: RevealedCode | null;
}

/** The code, from the action's answer to the screen and nowhere else; gone when the viewer turns away. */
export function useRevealCode(challengeId: string) {
  const client = useQueryClient();
  const withStepUp = useStepUp();
  const [box, setBox] = useState<CodeBox | null>(null);
  const [away, setAway] = useState(false);
  const [error, setError] = useState<ActionError | "lost" | null>(null);

  const hide = () => {
    if (box) box.code = null;
    setBox(null);
  };
  useLeaving(box !== null, hide);

  const reveal = async (): Promise<void> => {
    setError(null);
    const result = await callAction(() =>
      withStepUp(() => revealCodeAction({ challengeId, acknowledged: true })),
    );
    if (result?.ok) {
      if (isAway()) setAway(true);
      else setBox({ code: result.data });
    } else setError(result ? result.error : "lost");
    await client.invalidateQueries({ queryKey: challengeKeys.all });
  };
  return { box, away, error, hide, reveal };
}
