"use client";

import dynamic from "next/dynamic";
import { createContext, type ReactNode, useContext, useState } from "react";
import type { ActionResult } from "@/lib/core/result";

const StepUpDialog = dynamic(() => import("./step-up-dialog").then((file) => file.StepUpDialog), {
  loading: () => null,
});

/** Does something that may need a fresh proof of who is there: asks for it where it is missing, and does it once more. */
export type WithStepUp = <T>(act: () => Promise<ActionResult<T>>) => Promise<ActionResult<T>>;

const Context = createContext<WithStepUp>((act) => act());

export const useStepUp = () => useContext(Context);

interface Asked {
  hasTotp: boolean;
  answer: (proven: boolean) => void;
}

/** The one dialog that asks. What was typed below it stays; who turns back is told what was missing. */
export function StepUpProvider({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Asked | null>(null);

  const prove = (hasTotp: boolean) =>
    new Promise<boolean>((resolve) => {
      setAsked({
        hasTotp,
        answer: (proven) => {
          setAsked(null);
          resolve(proven);
        },
      });
    });
  const withStepUp: WithStepUp = async (act) => {
    const first = await act();
    if (first.ok || first.error.details.needs !== "step-up") return first;
    return (await prove(first.error.details.hasTotp ?? false)) ? act() : first;
  };
  return (
    <Context value={withStepUp}>
      {children}
      {asked ? <StepUpDialog hasTotp={asked.hasTotp} onAnswer={asked.answer} /> : null}
    </Context>
  );
}
