"use client";

import { useTranslations } from "next-intl";
import { CopyId } from "@/components/ui/copy-id";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { Timeline } from "@/components/ui/timeline";
import { ToneIcon } from "@/components/ui/tone-icon";
import { historyTone } from "@/components/wallets/history-tone";
import type { TransferDetail } from "@/lib/transfers/schema";

/** What was done about this transfer in this console. Absent for roles that may not know. */
export function TransferHistory({ history }: { history: TransferDetail["history"] }) {
  const t = useTranslations("transfers.history");
  if (!history) return null;
  return (
    <Section title={t("title")} description={t("description")}>
      {history.length === 0 ? <p className="text-muted text-sm">{t("none")}</p> : null}
      <Timeline
        label={t("title")}
        items={history.map((entry) => ({
          id: entry.id,
          icon: <ToneIcon tone={historyTone(entry.outcome)} />,
          tone: historyTone(entry.outcome),
          title: (
            <>
              {t("action", { action: entry.action.replaceAll(".", "_"), name: entry.action })}{" "}
              <span className="font-normal text-muted">· {t("outcome", { outcome: entry.outcome })}</span>
            </>
          ),
          time: <Time value={entry.at} />,
          children: (
            <p className="flex flex-wrap items-center gap-x-2">
              <span>{t("by", { name: entry.actor })}</span>
              {entry.errorCode ? <span>{t("code", { code: entry.errorCode })}</span> : null}
              <CopyId value={entry.requestId} label={t("requestId")} />
            </p>
          ),
        }))}
      />
    </Section>
  );
}
