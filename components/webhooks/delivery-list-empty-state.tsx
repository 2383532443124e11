"use client";

import SearchX from "lucide-react/icons/search-x";
import Webhook from "lucide-react/icons/webhook";
import { useTranslations } from "next-intl";
import { ActionErrorNotice } from "@/components/ui/action-error-notice";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { DeniedState } from "@/components/ui/denied-state";
import { EmptyState } from "@/components/ui/empty-state";
import type { ActionError } from "@/lib/core/result";
import type { WebhookEndpoint } from "@/lib/webhooks/schema";
import type { DeliveryFilters } from "./delivery-params";
import { WebhookEndpointLine } from "./webhook-endpoint";

interface DeliveryListEmptyStateProps {
  error: { error: ActionError } | null;
  retry: () => unknown;
  filters: DeliveryFilters;
  endpoint: WebhookEndpoint;
}

/** What stands in the place of deliveries: why there are none, and the next step. */
export function DeliveryListEmptyState({ error, retry, filters, endpoint }: DeliveryListEmptyStateProps) {
  const t = useTranslations("webhooks");
  const clear = <Button onClick={filters.clear}>{t("empty.clear")}</Button>;
  if (error) return <ListProblem error={error.error} retry={retry} clear={clear} />;
  const { delivery: _, ...filtered } = filters.params;
  if (Object.values(filtered).some((value) => value !== null)) {
    return (
      <EmptyState icon={<SearchX aria-hidden="true" />} title={t("empty.noMatch")} actions={clear}>
        {t("empty.noMatchText")}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<Webhook aria-hidden="true" />} title={t("empty.title")}>
      <p className="mb-3">{t("empty.text")}</p>
      <WebhookEndpointLine endpoint={endpoint} />
    </EmptyState>
  );
}

interface ListProblemProps {
  error: ActionError;
  retry: () => unknown;
  clear: React.ReactNode;
}

function ListProblem({ error, retry, clear }: ListProblemProps) {
  const t = useTranslations("webhooks");
  if (error.code === "FORBIDDEN") return <DeniedState />;
  if (error.code === "INVALID_INPUT") {
    const beforeFrom = error.fields?.to === "beforeFrom";
    return (
      <div className="p-4">
        <Callout tone="danger" role="alert" title={t("list.filterRefused")} actions={clear}>
          {beforeFrom ? t("filter.beforeFrom") : null}
        </Callout>
      </div>
    );
  }
  return (
    <div className="p-4">
      <ActionErrorNotice error={error} actions={<Button onClick={() => retry()}>{t("list.retry")}</Button>} />
    </div>
  );
}
