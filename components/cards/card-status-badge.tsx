import Ban from "lucide-react/icons/ban";
import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import Lock from "lucide-react/icons/lock";
import { useTranslations } from "next-intl";
import { StatusBadge, type StatusLook } from "@/components/ui/status-badge";
import type { CardListItem } from "@/lib/cards/schema";

/** The card's status; one that we do not know is shown in the issuer's own word. */
export function CardStatusBadge({ card }: { card: Pick<CardListItem, "state" | "status"> }) {
  const t = useTranslations("cards.status");
  const table: Record<string, StatusLook> = {
    active: { tone: "success", icon: CircleCheck, label: t("active") },
    locked: { tone: "warning", icon: Lock, label: t("locked") },
    terminated: { tone: "neutral", icon: Ban, label: t("terminated") },
    inactive: { tone: "info", icon: CircleDashed, label: t("inactive") },
  };
  return <StatusBadge<string> status={card.state === "other" ? card.status : card.state} table={table} />;
}
