"use client";

import CircleCheck from "lucide-react/icons/circle-check";
import CirclePause from "lucide-react/icons/circle-pause";
import LoaderCircle from "lucide-react/icons/loader-circle";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useTranslations } from "next-intl";
import { StatusBadge, type StatusLook } from "@/components/ui/status-badge";
import type { BulkRunDto } from "@/lib/bulk/schema";

type Shown = "running" | "stopped" | "done" | "failures";

const LOOKS: Record<Shown, Omit<StatusLook, "label">> = {
  running: { tone: "info", icon: LoaderCircle },
  stopped: { tone: "warning", icon: CirclePause },
  done: { tone: "success", icon: CircleCheck },
  failures: { tone: "danger", icon: TriangleAlert },
};

/** Where a run stands; one that ended with failures says so. */
export function BulkStatusBadge({ run }: { run: Pick<BulkRunDto, "status" | "counts"> }) {
  const t = useTranslations("bulk.status");
  const shown: Shown = run.status === "done" && run.counts.failed > 0 ? "failures" : run.status;
  return <StatusBadge status={shown} table={{ [shown]: { ...LOOKS[shown], label: t(shown) } }} />;
}
