"use client";

import { useTranslations } from "next-intl";
import { ActionHistory } from "@/components/audit/action-history";
import type { WalletDetail } from "@/lib/wallets/schema";

/** What was done about this wallet in this console. Absent for roles that may not know. */
export function WalletHistory({ history }: { history: WalletDetail["history"] }) {
  const t = useTranslations("wallets.history");
  return (
    <ActionHistory
      history={history}
      title={t("title")}
      description={t("description")}
      none={t("none")}
      requestId={t("requestId")}
      words={{
        action: ({ action }) => t("action", { action: action.split(".")[1] ?? "", name: action }),
        outcome: ({ outcome }) => t("outcome", { outcome }),
        by: ({ actor }) => t("by", { name: actor }),
        code: (code) => t("code", { code }),
      }}
    />
  );
}
