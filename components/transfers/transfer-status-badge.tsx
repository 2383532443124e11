import ArrowRightLeft from "lucide-react/icons/arrow-right-left";
import Undo2 from "lucide-react/icons/undo-2";
import { useTranslations } from "next-intl";
import { StatusBadge, type StatusLook } from "@/components/ui/status-badge";
import type { TransferListItem } from "@/lib/transfers/schema";

/** Whether money moved; a word of the issuer's that we do not know is shown as it is. */
export function TransferStatusBadge({
  transfer,
}: {
  transfer: Pick<TransferListItem, "status" | "outcome">;
}) {
  const t = useTranslations("transfers");
  const { status, outcome } = transfer;
  const table: Record<string, StatusLook> = {
    moved: { tone: "success", icon: ArrowRightLeft, label: t("status.moved") },
    "not-moved": { tone: "neutral", icon: Undo2, label: t("status.not-moved") },
  };
  if (status === null) return <span className="text-faint">{t("unknown")}</span>;
  return <StatusBadge<string> status={outcome === "unclear" ? status : outcome} table={table} />;
}
