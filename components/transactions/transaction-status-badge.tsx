import CircleCheck from "lucide-react/icons/circle-check";
import CircleDot from "lucide-react/icons/circle-dot";
import CircleX from "lucide-react/icons/circle-x";
import Undo from "lucide-react/icons/undo-2";
import { useTranslations } from "next-intl";
import { StatusBadge, type StatusLook } from "@/components/ui/status-badge";

/** A transaction's status; one that we do not know is shown in the issuer's own word. */
export function TransactionStatusBadge({ status }: { status: string }) {
  const t = useTranslations("cards.transactions.statuses");
  const table: Record<string, StatusLook> = {
    Authorized: { tone: "info", icon: CircleDot, label: t("authorized") },
    Declined: { tone: "danger", icon: CircleX, label: t("declined") },
    Settled: { tone: "success", icon: CircleCheck, label: t("settled") },
    Reversed: { tone: "neutral", icon: Undo, label: t("reversed") },
  };
  return <StatusBadge status={status} table={table} />;
}
