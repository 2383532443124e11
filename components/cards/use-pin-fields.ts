"use client";

import { type RefObject, useRef, useState } from "react";
import { type PinProblem, pinProblem } from "@/lib/cards/constants";
import type { CardDetail } from "@/lib/cards/schema";
import { useLeaving } from "./use-leaving";

export type PinFieldProblem = PinProblem | "repeat" | "left";

/**
 * Two boxes for a new PIN. The digits live in the boxes alone: never in React's state, whose value React would write
 * into the document, and they are gone when the person turns away.
 */
export function usePinFields({ pinLength, last4 }: Pick<CardDetail, "pinLength" | "last4">) {
  const pin = useRef<HTMLInputElement>(null);
  const repeat = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<{ pin?: PinFieldProblem; repeat?: PinFieldProblem }>({});

  const clear = () => {
    for (const { current } of [pin, repeat]) if (current) current.value = "";
  };
  useLeaving(true, () => {
    if (!pin.current?.value && !repeat.current?.value) return;
    clear();
    setProblem({ pin: "left" });
  });

  /** Gives the PIN if both boxes agree on one that may be used, else says why not and goes there. */
  const take = (): string | null => {
    const text = pin.current?.value ?? "";
    const found = pinProblem(text, pinLength, last4);
    const differs = text !== (repeat.current?.value ?? "");
    setProblem({ ...(found ? { pin: found } : {}), ...(!found && differs ? { repeat: "repeat" } : {}) });
    if (found) pin.current?.focus();
    else if (differs) repeat.current?.focus();
    return found || differs ? null : text;
  };

  /** On leaving the first box: a weak PIN is named before it is typed a second time. */
  const look = () => {
    const text = pin.current?.value ?? "";
    const found = text === "" ? null : pinProblem(text, pinLength, last4);
    if (found) setProblem({ pin: found });
  };

  return { pin, repeat, length: pinLength, problem, take, clear, look, change: () => setProblem({}) };
}

export type PinBox = RefObject<HTMLInputElement | null>;
