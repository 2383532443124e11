"use client";

import { useTranslations } from "next-intl";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { TransactionDetail } from "@/lib/transactions/detail-schema";

/** What the issuer sent, event by event, closed until somebody looks. */
export function RawEvents({ transaction: { events } }: { transaction: TransactionDetail }) {
  const t = useTranslations("transactions.detail");
  return (
    <Section title={t("raw.title")} description={t("raw.description")} flush>
      {events.length === 0 ? <p className="p-4 text-muted text-sm">{t("raw.none")}</p> : null}
      {events.map((event) => (
        <details key={event.id} className="border-line border-b text-sm last:border-b-0">
          <summary className="cursor-pointer px-4 py-2 hover:bg-hover">
            {t("raw.event", { source: t(`steps.${event.source}`), action: event.action ?? t("raw.row") })}{" "}
            <span className="text-muted text-xs">
              <Time value={event.observedAt} show="both" />
            </span>
          </summary>
          <pre className="wrap-anywhere whitespace-pre-wrap border-line border-t bg-subtle px-4 py-3 font-mono text-xs">
            {event.json}
          </pre>
        </details>
      ))}
    </Section>
  );
}
