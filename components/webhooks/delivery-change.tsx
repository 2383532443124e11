"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { DiffTable } from "@/components/ui/diff-table";
import { KeyValueList } from "@/components/ui/key-value-list";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import type { DeliveryDetail } from "@/lib/webhooks/schema";
import { DeliveryMarks } from "./delivery-marks";
import { type DeliveryFilters, deliveryAddress } from "./delivery-params";
import { DeliveryStateBadge } from "./delivery-state-badge";
import { useDeliveryLabels } from "./use-delivery-labels";

/** What a delivery did: its state in a sentence, the fields it changed, and the way to the transaction. */
export function DeliveryChange({
  delivery,
  filters,
}: {
  delivery: DeliveryDetail;
  filters: DeliveryFilters;
}) {
  const t = useTranslations("webhooks");
  const words = useDeliveryLabels();
  const { transactionId } = delivery;
  return (
    <Section title={t("detail.effect")}>
      <div className="grid gap-3">
        <div className="flex flex-wrap gap-1.5">
          <DeliveryStateBadge state={delivery.state} />
          <DeliveryMarks delivery={delivery} />
        </div>
        <p className="text-sm">
          {delivery.change === "inserted" ? t("stateTexts.inserted") : words.stateText(delivery.state)}
        </p>
        <DeliveryDifferences delivery={delivery} />
        {transactionId ? (
          <div className="flex flex-wrap gap-2">
            <LinkButton
              size="sm"
              href={`/transactions/${encodeURIComponent(transactionId)}`}
              prefetch={false}
            >
              {t("detail.openTransaction")}
            </LinkButton>
            <Button size="sm" onClick={() => filters.filter({ ...deliveryAddress.none, q: transactionId })}>
              {t("detail.allOfTransaction")}
            </Button>
          </div>
        ) : null}
      </div>
    </Section>
  );
}

/** A new transaction has no before: what it says is listed. */
function DeliveryDifferences({ delivery: { differences, change } }: { delivery: DeliveryDetail }) {
  const t = useTranslations("webhooks.detail");
  const words = useDeliveryLabels();
  if (differences.length === 0) return null;
  const value = (field: string, text: string | null) => {
    if (text === null) return <span className="text-faint">{t("unsaid")}</span>;
    if (field === "status") return words.status(text);
    if (field === "occurredAt") return <Time value={text} show="exact" className="tabular-nums" />;
    return <span className="break-all">{text}</span>;
  };
  if (change === "inserted") {
    return (
      <KeyValueList
        items={differences.map(({ field, after }) => ({
          label: t("field", { field }),
          value: value(field, after),
        }))}
      />
    );
  }
  return (
    <DiffTable
      caption={t("effect")}
      rows={differences.map(({ field, before, after }) => ({
        id: field,
        label: t("field", { field }),
        before: value(field, before),
        after: value(field, after),
        changed: before !== null,
      }))}
    />
  );
}
