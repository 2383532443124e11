"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import { deliveryOptions, webhookKeys } from "@/lib/webhooks/query-options";
import { DeliveryBody } from "./delivery-body";
import { DeliveryChange } from "./delivery-change";
import { DeliveryFacts } from "./delivery-facts";
import type { DeliveryFilters } from "./delivery-params";
import { ReplayButton } from "./replay-button";

/** One delivery with everything that is kept about it. */
export function DeliveryView({ deliveryId, filters }: { deliveryId: string; filters: DeliveryFilters }) {
  const t = useTranslations("webhooks");
  const client = useQueryClient();
  const { data: delivery, error, refetch } = useQuery(deliveryOptions(deliveryId));
  if (delivery) {
    const again = () => client.invalidateQueries({ queryKey: webhookKeys.all });
    return (
      <div className="grid gap-4 p-4">
        <DeliveryChange delivery={delivery} filters={filters} />
        {delivery.replayable ? <ReplayButton deliveryId={delivery.id} onDone={again} /> : null}
        <Section title={t("detail.facts")}>
          <DeliveryFacts delivery={delivery} />
        </Section>
        <DeliveryBody key={delivery.id} delivery={delivery} />
      </div>
    );
  }
  if (error?.error.code === "NOT_FOUND") {
    return <EmptyState title={t("detail.notFound")}>{t("detail.notFoundText")}</EmptyState>;
  }
  if (error) {
    return (
      <div className="p-4">
        <ActionErrorNotice
          error={error.error}
          actions={<Button onClick={() => refetch()}>{t("list.retry")}</Button>}
        />
      </div>
    );
  }
  return (
    <div aria-busy="true" className="grid gap-4 p-4">
      <Skeleton className="h-40 w-full" />
      <Skeleton className="h-64 w-full" />
    </div>
  );
}
