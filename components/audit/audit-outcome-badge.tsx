"use client";

import CircleCheck from "lucide-react/icons/circle-check";
import CircleMinus from "lucide-react/icons/circle-minus";
import CircleHelp from "lucide-react/icons/circle-question-mark";
import CircleX from "lucide-react/icons/circle-x";
import ShieldX from "lucide-react/icons/shield-x";
import Unplug from "lucide-react/icons/unplug";
import { StatusBadge, type StatusLook } from "@/components/ui/status-badge";
import { useAuditLabels } from "./use-audit-labels";

const LOOKS: Record<string, Omit<StatusLook, "label">> = {
  succeeded: { tone: "success", icon: CircleCheck },
  refused: { tone: "danger", icon: CircleX },
  denied: { tone: "danger", icon: ShieldX },
  failed: { tone: "danger", icon: Unplug },
  unknown: { tone: "warning", icon: CircleHelp },
  not_applied: { tone: "neutral", icon: CircleMinus },
};

/** How a recorded action ended. */
export function AuditOutcomeBadge({ outcome }: { outcome: string }) {
  const words = useAuditLabels();
  const look = LOOKS[outcome];
  return (
    <StatusBadge
      status={outcome}
      table={look ? { [outcome]: { ...look, label: words.outcome(outcome) } } : {}}
    />
  );
}
