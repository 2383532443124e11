"use client";

import { useTranslations } from "next-intl";
import { ActionHistory } from "@/components/audit/action-history";
import type { TransferDetail } from "@/lib/transfers/schema";

/** What was done about this transfer in this console. Absent for roles that may not know. */
export function TransferHistory({ history }: { history: TransferDetail["history"] }) {
  const t = useTranslations("transfers.history");
  return (
    <ActionHistory
      history={history}
      title={t("title")}
      description={t("description")}
      none={t("none")}
      requestId={t("requestId")}
      words={{
        action: ({ action }) => t("action", { action: action.replaceAll(".", "_"), name: action }),
        outcome: ({ outcome }) => t("outcome", { outcome }),
        by: ({ actor }) => t("by", { name: actor }),
        code: (code) => t("code", { code }),
      }}
    />
  );
}
