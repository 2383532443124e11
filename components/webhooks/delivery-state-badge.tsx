"use client";

import CircleCheck from "lucide-react/icons/circle-check";
import CircleMinus from "lucide-react/icons/circle-minus";
import CircleHelp from "lucide-react/icons/circle-question-mark";
import CircleX from "lucide-react/icons/circle-x";
import Clock from "lucide-react/icons/clock";
import FileX from "lucide-react/icons/file-x";
import KeyRound from "lucide-react/icons/key-round";
import ShieldX from "lucide-react/icons/shield-x";
import { StatusBadge, type StatusLook } from "@/components/ui/status-badge";
import { useDeliveryLabels } from "./use-delivery-labels";

const LOOKS: Record<string, Omit<StatusLook, "label">> = {
  waiting: { tone: "warning", icon: Clock },
  mirrored: { tone: "success", icon: CircleCheck },
  unchanged: { tone: "neutral", icon: CircleMinus },
  "three-ds": { tone: "info", icon: KeyRound },
  "not-understood": { tone: "warning", icon: CircleHelp },
  "not-json": { tone: "warning", icon: FileX },
  failed: { tone: "danger", icon: CircleX },
  refused: { tone: "danger", icon: ShieldX },
};

/** Where a delivery stands. */
export function DeliveryStateBadge({ state }: { state: string }) {
  const words = useDeliveryLabels();
  const look = LOOKS[state];
  return (
    <StatusBadge status={state} table={look ? { [state]: { ...look, label: words.state(state) } } : {}} />
  );
}
