"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useStepUp } from "@/components/auth/step-up";
import { callAction } from "@/components/ui/call-action";
import { approvalKeys } from "@/lib/approvals/query-options";
import type { ApprovalDto, Submitted } from "@/lib/approvals/schema";
import type { ActionError, ActionResult } from "@/lib/core/result";
import { waitingOperation } from "@/lib/operations/constants";
import { operationOptions } from "@/lib/operations/query-options";
import type { OperationDto } from "@/lib/operations/schema";
import { newOperationId } from "./new-operation-id";

interface OperationFormOptions<Input> {
  action: (input: Input) => Promise<ActionResult<Submitted>>;
  onSucceeded: (operation: OperationDto) => Promise<void> | void;
  /** The outcome is open: the page follows this operation from now on. */
  onFollow: (operationId: string) => void;
  /** A second person must approve it first; without this the page follows it as it follows an operation. */
  onWaiting?: (approval: ApprovalDto) => void;
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
  onWaiting,
  onRefused,
}: OperationFormOptions<Input>) {
  const client = useQueryClient();
  const withStepUp = useStepUp();
  const [operationId, setOperationId] = useState(newOperationId);
  const [error, setError] = useState<ActionError | null>(null);

  const submit = async (toInput: (operationId: string) => Input): Promise<void> => {
    setError(null);
    const input = toInput(operationId);
    const result = await callAction(() => withStepUp(() => action(input)));
    if (result === null) return onFollow(operationId);
    if (!result.ok) {
      setError(result.error);
      if (isFinal(result.error)) setOperationId(newOperationId());
      return onRefused?.(result.error);
    }
    if ("approval" in result.data) return waitFor(operationId, result.data.approval);
    if (result.data.status === "succeeded") return onSucceeded(result.data);
    client.setQueryData(operationOptions(result.data.id).queryKey, result.data);
    onFollow(result.data.id);
  };

  const waitFor = (operationId: string, approval: ApprovalDto): void => {
    void client.invalidateQueries({ queryKey: approvalKeys.all });
    if (onWaiting) {
      onWaiting(approval);
      return;
    }
    client.setQueryData(operationOptions(operationId).queryKey, waitingOperation(operationId, approval));
    onFollow(operationId);
  };

  return { error, clearError: () => setError(null), submit };
}

function isFinal(error: ActionError): boolean {
  return error.code.startsWith("ISSUER_") || error.code === "RATE_LIMITED";
}
