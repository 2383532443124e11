"use client";

import CircleCheck from "lucide-react/icons/circle-check";
import CircleDashed from "lucide-react/icons/circle-dashed";
import CircleHelp from "lucide-react/icons/circle-question-mark";
import CircleX from "lucide-react/icons/circle-x";
import Clock from "lucide-react/icons/clock";
import { useTranslations } from "next-intl";
import { StatusBadge, type StatusLook } from "@/components/ui/status-badge";

/** The state of a wallet or of a transaction; one that we do not know is shown in the issuer's own word. */
export function WalletStatusBadge({ status, missing = false }: { status: string | null; missing?: boolean }) {
  const t = useTranslations("wallets");
  const label = useWalletStatus();
  if (missing) {
    const table = { missing: { tone: "warning", icon: CircleHelp, label: t("status.missing") } } as const;
    return <StatusBadge status="missing" table={table} />;
  }
  if (status === null) return <span className="text-faint">{t("unknown")}</span>;
  const word = knownWord(status);
  if (!word) return <StatusBadge<string> status={status} table={{}} />;
  const table: Record<string, StatusLook> = { [word]: { ...LOOKS[word], label: label(status) } };
  return <StatusBadge<string> status={word} table={table} />;
}

/** A status in the viewer's language; one that we do not know in the issuer's own word. */
export function useWalletStatus(): (status: string) => string {
  const t = useTranslations("wallets.status");
  return (status) => {
    const word = knownWord(status);
    return word ? t(word) : status;
  };
}

const LOOKS = {
  active: { tone: "success", icon: CircleCheck },
  inactive: { tone: "neutral", icon: CircleDashed },
  settled: { tone: "success", icon: CircleCheck },
  confirmed: { tone: "success", icon: CircleCheck },
  pending: { tone: "info", icon: Clock },
  failed: { tone: "danger", icon: CircleX },
} as const satisfies Record<string, Omit<StatusLook, "label">>;

function knownWord(status: string): keyof typeof LOOKS | undefined {
  const words: (keyof typeof LOOKS)[] = ["active", "inactive", "settled", "confirmed", "pending", "failed"];
  return words.find((word) => word === status.toLowerCase());
}
