"use client";

import { useState } from "react";
import { callAction } from "@/components/ui/call-action";
import { pinSelectionAction, previewBulkAction } from "@/lib/bulk/actions";
import type { BulkAct, BulkPlanDto, SelectionDto, SelectionInput } from "@/lib/bulk/schema";
import type { ActionError } from "@/lib/core/result";

export type BulkError = ActionError | "lost";

interface BulkPlanState {
  pinned: SelectionDto | null;
  /** What the act would do, as it was read last. */
  plan: (BulkPlanDto & { act: BulkAct }) | null;
  error: BulkError | null;
}

/** Pins the selection once, then reads what an act would do to it, as often as it is asked. */
export function useBulkPlan(selection: SelectionInput) {
  const [state, setState] = useState<BulkPlanState>({ pinned: null, plan: null, error: null });

  const pin = async (): Promise<SelectionDto | null> => {
    if (state.pinned) return state.pinned;
    const result = await callAction(() => pinSelectionAction(selection));
    if (!result?.ok) {
      setState((now) => ({ ...now, error: result ? result.error : "lost" }));
      return null;
    }
    setState((now) => ({ ...now, pinned: result.data, error: null }));
    return result.data;
  };
  const look = async (act: BulkAct): Promise<void> => {
    const pinned = await pin();
    if (!pinned) return;
    const result = await callAction(() => previewBulkAction({ selectionId: pinned.id, act }));
    if (result?.ok) setState({ pinned, plan: { ...result.data, act }, error: null });
    else setState({ pinned, plan: null, error: result ? result.error : "lost" });
  };
  const forget = () => setState((now) => ({ ...now, plan: null, error: null }));
  return { ...state, pin, look, forget };
}
