import { useSyncExternalStore } from "react";

/** Whether the viewer's keyboard has a command key; until the page runs, most have not. */
export function useApple(): boolean {
  return useSyncExternalStore(
    () => () => undefined,
    () => /^(Mac|iP)/.test(navigator.platform),
    () => false,
  );
}
