"use client";

import CircleAlert from "lucide-react/icons/circle-alert";
import CircleCheck from "lucide-react/icons/circle-check";
import CirclePause from "lucide-react/icons/circle-pause";
import CircleX from "lucide-react/icons/circle-x";
import LoaderCircle from "lucide-react/icons/loader-circle";
import { useTranslations } from "next-intl";
import { StatusBadge, type StatusLook } from "@/components/ui/status-badge";
import type { SyncRunStatus } from "@/lib/sync/vocabulary";

const LOOKS: Record<SyncRunStatus, Omit<StatusLook, "label">> = {
  running: { tone: "info", icon: LoaderCircle },
  stalled: { tone: "warning", icon: CirclePause },
  succeeded: { tone: "success", icon: CircleCheck },
  "with-gaps": { tone: "warning", icon: CircleAlert },
  failed: { tone: "danger", icon: CircleX },
};

export function SyncRunBadge({ status }: { status: SyncRunStatus }) {
  const t = useTranslations("sync.status");
  return <StatusBadge status={status} table={{ [status]: { ...LOOKS[status], label: t(status) } }} />;
}
