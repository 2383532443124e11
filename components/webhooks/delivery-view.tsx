"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import RotateCcw from "lucide-react/icons/rotate-ccw";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { answerOf } from "@/components/ui/call-action";
import { copyText } from "@/components/ui/copy-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { Skeleton } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast";
import type { ActionError } from "@/lib/core/result";
import { replayDeliveryAction } from "@/lib/webhooks/actions";
import { deliveryOptions, webhookKeys } from "@/lib/webhooks/query-options";
import type { DeliveryDetail, ReplayedDelivery } from "@/lib/webhooks/schema";
import { DeliveryChange } from "./delivery-change";
import { DeliveryFacts } from "./delivery-facts";
import type { DeliveryFilters } from "./delivery-params";

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

/** The body as it is stored. */
function DeliveryBody({ delivery: { body } }: { delivery: DeliveryDetail }) {
  const t = useTranslations("webhooks.detail");
  const [copied, setCopied] = useState(false);
  if (body === null) {
    return (
      <Section title={t("body")}>
        <p className="text-muted text-sm">{t("noBody")}</p>
      </Section>
    );
  }
  const copy = async () => setCopied(await copyText(body));
  return (
    <Section
      title={t("body")}
      description={t("bodyNote")}
      actions={
        <Button size="sm" onClick={copy}>
          <span aria-live="polite">{copied ? t("copied") : t("copyBody")}</span>
        </Button>
      }
      flush
    >
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long body is scrolled with the keyboard
        tabIndex={0}
        className="scrollbar-thin max-h-96 overflow-auto whitespace-pre-wrap break-all p-4 font-mono text-xs"
      >
        {body}
      </pre>
    </Section>
  );
}

/** Has a delivery processed again and says what came of it. */
function ReplayButton({ deliveryId, onDone }: { deliveryId: string; onDone: () => unknown }) {
  const t = useTranslations("webhooks.replay");
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, startTransition] = useTransition();
  const replay = () =>
    startTransition(async () => {
      const result = await answerOf(() => replayDeliveryAction({ deliveryId }));
      setError(result.ok ? null : result.error);
      if (result.ok) toast(outcomeOf(result.data));
      await onDone();
    });
  const outcomeOf = ({ change, outcome }: ReplayedDelivery) => {
    if (change === "inserted" || change === "updated")
      return { tone: "success" as const, title: t("changed") };
    if (outcome === "unchanged") {
      return { tone: "success" as const, title: t("unchanged"), description: t("unchangedText") };
    }
    if (outcome === "failed") return { tone: "danger" as const, title: t("failed") };
    const unread = outcome === "not-json" || outcome === "not-understood";
    return unread
      ? { tone: "warning" as const, title: t("unread") }
      : { tone: "success" as const, title: t("threeDs") };
  };
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-3">
        <Button onClick={replay} pending={pending}>
          <RotateCcw aria-hidden="true" />
          {t("button")}
        </Button>
        <span className="text-muted text-xs">{t("hint")}</span>
      </div>
      {error ? <ActionErrorNotice error={error} /> : null}
    </div>
  );
}
