"use client";

import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import type { Tone } from "@/components/ui/tones";
import type { ApprovalDetail } from "@/lib/approvals/schema";
import type { ApprovalStatus } from "@/lib/approvals/vocabulary";
import { useApprovalWords } from "./use-approval-words";

/** What became of a request; nothing while it waits. */
export function ApprovalOutcome({ approval }: { approval: ApprovalDetail }) {
  const t = useTranslations("approvals.outcome");
  const words = useApprovalWords();
  const { status } = approval;
  if (status === "pending" || status === "stale") return null;
  const people = { maker: approval.makerName, checker: approval.checkerName ?? "" };
  const text = TEXTS.find((one) => one === status);
  return (
    <Callout tone={TONES[status]} role="status" title={t(status, people)}>
      {status === "failed" && approval.errorCode ? <p>{words.failure(approval.errorCode)}</p> : null}
      {text ? <p>{t(`${text}Text`, people)}</p> : null}
      {approval.comment ? <p className="whitespace-pre-wrap wrap-anywhere">“{approval.comment}”</p> : null}
    </Callout>
  );
}

const TEXTS = ["executed", "executing", "unknown", "failed", "unconfirmed"] as const;

const TONES: Record<Exclude<ApprovalStatus, "pending" | "stale">, Tone> = {
  executing: "info",
  unknown: "warning",
  executed: "success",
  failed: "danger",
  unconfirmed: "warning",
  declined: "neutral",
  withdrawn: "neutral",
  expired: "neutral",
};
