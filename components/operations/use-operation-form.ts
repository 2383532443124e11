"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { ActionError, ActionResult } from "@/lib/core/result";
import { operationOptions } from "@/lib/operations/query-options";
import type { OperationDto } from "@/lib/operations/schema";
import { newOperationId } from "./new-operation-id";

interface OperationFormOptions<Input> {
  action: (input: Input) => Promise<ActionResult<OperationDto>>;
  onSucceeded: (operation: OperationDto) => Promise<void> | void;
  /** The outcome is open: the page follows this operation from now on. */
  onFollow: (operationId: string) => void;
  onRefused?: (error: ActionError) => void;
}

/**
 * One opening of a form that writes to the issuer: its operation id stays the same over repeated presses, so that the
 * server replays instead of sending again. Only after a definite “no” of the issuer a press is a new operation.
 */
export function useOperationForm<Input>({
  action,
  onSucceeded,
  onFollow,
  onRefused,
}: OperationFormOptions<Input>) {
  const client = useQueryClient();
  const [operationId, setOperationId] = useState(newOperationId);
  const [error, setError] = useState<ActionError | null>(null);

  const submit = async (toInput: (operationId: string) => Input): Promise<void> => {
    setError(null);
    const result = await action(toInput(operationId)).catch(() => null);
    if (result === null) return onFollow(operationId);
    if (!result.ok) {
      setError(result.error);
      if (isFinal(result.error)) setOperationId(newOperationId());
      return onRefused?.(result.error);
    }
    if (result.data.status === "succeeded") return onSucceeded(result.data);
    client.setQueryData(operationOptions(result.data.id).queryKey, result.data);
    onFollow(result.data.id);
  };

  return { error, clearError: () => setError(null), submit };
}

function isFinal(error: ActionError): boolean {
  return error.code.startsWith("ISSUER_") || error.code === "RATE_LIMITED";
}
