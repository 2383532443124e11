import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import CirclePause from "lucide-react/icons/circle-pause";
import { useTranslations } from "next-intl";
import { StatusBadge, type StatusLook } from "@/components/ui/status-badge";

/** The user's status; one that we do not know is shown in the issuer's own word. */
export function UserStatusBadge({ status }: { status: string | null }) {
  const t = useTranslations("users");
  const table: Record<string, StatusLook> = {
    active: { tone: "success", icon: CircleCheck, label: t("status.active") },
    inactive: { tone: "neutral", icon: CircleDashed, label: t("status.inactive") },
    suspended: { tone: "warning", icon: CirclePause, label: t("status.suspended") },
  };
  if (status === null) return <span className="text-faint">{t("unknown")}</span>;
  const word = status.toLowerCase();
  return <StatusBadge<string> status={word in table ? word : status} table={table} />;
}
