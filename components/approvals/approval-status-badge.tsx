"use client";

import CircleCheck from "lucide-react/icons/circle-check";
import CircleHelp from "lucide-react/icons/circle-question-mark";
import CircleX from "lucide-react/icons/circle-x";
import Clock from "lucide-react/icons/clock";
import GitCompare from "lucide-react/icons/git-compare";
import Hourglass from "lucide-react/icons/hourglass";
import LoaderCircle from "lucide-react/icons/loader-circle";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import Undo2 from "lucide-react/icons/undo-2";
import { StatusBadge, type StatusLook } from "@/components/ui/status-badge";
import type { ApprovalStatus } from "@/lib/approvals/constants";
import { useApprovalLabels } from "./use-approval-labels";

const LOOKS: Record<ApprovalStatus, Omit<StatusLook, "label">> = {
  pending: { tone: "info", icon: Clock },
  stale: { tone: "warning", icon: GitCompare },
  executing: { tone: "info", icon: LoaderCircle },
  unknown: { tone: "warning", icon: CircleHelp },
  executed: { tone: "success", icon: CircleCheck },
  failed: { tone: "danger", icon: TriangleAlert },
  unconfirmed: { tone: "warning", icon: CircleHelp },
  declined: { tone: "neutral", icon: CircleX },
  withdrawn: { tone: "neutral", icon: Undo2 },
  expired: { tone: "neutral", icon: Hourglass },
};

/** Where a request stands. */
export function ApprovalStatusBadge({ status }: { status: ApprovalStatus }) {
  const words = useApprovalLabels();
  return (
    <StatusBadge status={status} table={{ [status]: { ...LOOKS[status], label: words.status(status) } }} />
  );
}
