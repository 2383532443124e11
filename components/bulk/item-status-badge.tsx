"use client";

import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import CircleHelp from "lucide-react/icons/circle-question-mark";
import CircleSlash from "lucide-react/icons/circle-slash";
import Clock from "lucide-react/icons/clock";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useTranslations } from "next-intl";
import { StatusBadge, type StatusLook } from "@/components/ui/status-badge";
import type { ItemStatus } from "@/lib/bulk/vocabulary";

const LOOKS: Record<ItemStatus, Omit<StatusLook, "label">> = {
  pending: { tone: "neutral", icon: Clock },
  sending: { tone: "info", icon: CircleDashed },
  done: { tone: "success", icon: CircleCheck },
  failed: { tone: "danger", icon: TriangleAlert },
  skipped: { tone: "neutral", icon: CircleSlash },
  unknown: { tone: "warning", icon: CircleHelp },
};

/** What came of one card. */
export function ItemStatusBadge({ status }: { status: ItemStatus }) {
  const t = useTranslations("bulk.item");
  return <StatusBadge status={status} table={{ [status]: { ...LOOKS[status], label: t(status) } }} />;
}
