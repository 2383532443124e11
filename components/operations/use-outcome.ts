"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import { isOpen, operationOptions } from "@/lib/operations/query-options";
import type { OperationDto } from "@/lib/operations/schema";

export interface Outcome {
  /** `waiting`: for a second person, and nothing was sent; `lost`: our own server's reply was lost, so nothing is known yet; `notSent`: it never got there. */
  state: "lost" | "waiting" | "pending" | "unknown" | "done" | "notApplied" | "unconfirmed" | "notSent";
  operation: OperationDto | undefined;
  open: boolean;
}

/**
 * Follows an operation until its outcome is known, asking every two seconds; null while there is nothing to tell.
 * `known` is what the page was already told about it.
 */
export function useOutcome(
  operationId: string | null,
  known: OperationDto | null,
  onSettled: () => void,
): Outcome | null {
  const initial = known !== null && known.id === operationId ? known : undefined;
  const { data, error } = useQuery({
    ...operationOptions(operationId ?? ""),
    enabled: operationId !== null,
    initialData: initial,
    initialDataUpdatedAt: 0,
  });
  const [doubted, setDoubted] = useState<string | null>(null);
  const notSent = data === undefined && error?.error.code === "NOT_FOUND";
  const open = operationId !== null && isOpen(data) && !notSent;
  const doubtful = open && data?.status !== "pending";
  if (doubtful && doubted !== operationId) setDoubted(operationId);

  const settle = useEffectEvent(onSettled);
  const settled = operationId !== null && !open;
  useEffect(() => {
    if (settled) settle();
  }, [settled]);

  if (operationId === null) return null;
  if (notSent) return { state: "notSent", operation: undefined, open: false };
  if (data === undefined) return { state: "lost", operation: undefined, open };
  if (data.status === "waiting") return { state: "waiting", operation: data, open: false };
  if (data.status === "pending" || data.status === "unknown")
    return { state: data.status, operation: data, open };
  if (data.status === "unconfirmed") return { state: "unconfirmed", operation: data, open };
  if (data.status !== "succeeded") return { state: "notApplied", operation: data, open };
  // One that was never in doubt needs no word: the page shows what it did.
  return doubted === operationId ? { state: "done", operation: data, open } : null;
}
