"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { callAction } from "@/components/ui/call-action";
import { Callout } from "@/components/ui/callout";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import type { Tone } from "@/components/ui/tones";
import { COMMENT_MAX } from "@/lib/approvals/constants";
import { approvalKeys } from "@/lib/approvals/query-options";
import type { ApprovalDetail, ApprovalDto } from "@/lib/approvals/schema";
import type { ActionError, ActionResult } from "@/lib/core/result";
import { approveRequestAction, declineRequestAction, withdrawRequestAction } from "@/lib/decisions/actions";
import { useApprovalTitle } from "./approval-title";

export type Decision = "approve" | "decline" | "withdraw";

interface DecisionDialogProps {
  decision: Decision;
  approval: ApprovalDetail;
  onClose: () => void;
}

/** Asks before a request is decided, as it was when the dialog was opened: a later change of the snapshot is refused. */
export function DecisionDialog({ decision, approval: opened, onClose }: DecisionDialogProps) {
  const t = useTranslations("approvals.decide");
  const client = useQueryClient();
  const [approval] = useState(opened);
  const [error, setError] = useState<ActionError | "lost" | null>(null);
  const label = useApprovalTitle()(approval);

  const decide = async ({ reason }: { reason: string }) => {
    setError(null);
    const result = await callAction(() => send(decision, approval, reason));
    await client.invalidateQueries({ queryKey: approvalKeys.all });
    if (!result) return setError("lost");
    if (!result.ok) return setError(result.error);
    const { status } = result.data;
    onClose();
    const title = TOLD.find((one) => one === status);
    if (title) toast({ tone: TONES[title], title: t(title), description: label });
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t(`${decision}Title`, { label })}
      sentence={t(`${decision}Sentence`, { maker: approval.makerName })}
      confirmLabel={t(decision === "approve" && approval.differs ? "approveNow" : decision)}
      tone="primary"
      {...(decision === "withdraw"
        ? {}
        : {
            reason: {
              label: t("comment"),
              hint: t("commentHint"),
              required: decision === "decline",
              maxLength: COMMENT_MAX,
            },
          })}
      outcome={<Problem error={error} />}
      onConfirm={decide}
    />
  );
}

function send(
  decision: Decision,
  { id, differs, snapshotHash }: ApprovalDetail,
  comment: string,
): Promise<ActionResult<ApprovalDto>> {
  const approvalId = id;
  if (decision === "withdraw") return withdrawRequestAction({ approvalId });
  if (decision === "decline") return declineRequestAction({ approvalId, comment });
  return approveRequestAction({ approvalId, comment, ...(differs && snapshotHash ? { snapshotHash } : {}) });
}

function Problem({ error }: { error: ActionError | "lost" | null }) {
  const t = useTranslations("approvals");
  if (error === "lost") {
    return (
      <Callout tone="warning" role="alert" title={t("decide.lost")}>
        {t("decide.lostText")}
      </Callout>
    );
  }
  if (error?.fields?.comment === "cardNumber")
    return <Callout tone="danger" role="alert" title={t("comments.problem.cardNumber")} />;
  return error ? (
    <ActionErrorNotice error={{ ...error, details: { ...error.details, approvalId: undefined } }} />
  ) : null;
}

const TOLD = ["executed", "failed", "unknown", "executing", "declined", "withdrawn"] as const;
const TONES: Record<(typeof TOLD)[number], Tone> = {
  executed: "success",
  failed: "danger",
  unknown: "warning",
  executing: "info",
  declined: "success",
  withdrawn: "success",
};
