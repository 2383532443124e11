"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTimeZone, useTranslations } from "next-intl";
import { useAddress } from "@/components/list/use-address";
import { useLiveRefresh } from "@/components/live/use-live-refresh";
import { FeedTabs } from "@/components/sync/feed-tabs";
import { Callout } from "@/components/ui/callout";
import { DataTable } from "@/components/ui/data-table";
import { LinkButton } from "@/components/ui/link-button";
import { ListPager, type ListPagerProps } from "@/components/ui/list-pager";
import { PageHeader } from "@/components/ui/page-header";
import { SidePanel } from "@/components/ui/side-panel";
import {
  deliveryListOptions,
  deliveryOptions,
  feedHealthOptions,
  webhookKeys,
} from "@/lib/webhooks/query-options";
import type { WebhookEndpoint } from "@/lib/webhooks/schema";
import { useDeliveryColumns } from "./delivery-columns";
import { DeliveryFilterBar } from "./delivery-filter-bar";
import { DeliveryListEmptyState } from "./delivery-list-empty-state";
import { type DeliveryFilters, deliveryAddress, toDeliveryQuery } from "./delivery-params";
import { DeliveryView } from "./delivery-view";
import { FeedNotice } from "./feed-notice";
import { ReplayUnreadButton } from "./replay-unread-button";
import { useDeliveryLabels } from "./use-delivery-labels";
import { WebhookEndpointLine } from "./webhook-endpoint";

interface WebhooksScreenProps {
  endpoint: WebhookEndpoint;
  mayReplay: boolean;
}

const LIVE = { topics: ["webhooks"], keys: [webhookKeys.all] } as const;

/** The inbox: filters, place and open delivery in the address; a delivery opens beside the list, which is live. */
export function WebhooksScreen({ endpoint, mayReplay }: WebhooksScreenProps) {
  const t = useTranslations("webhooks");
  const client = useQueryClient();
  const filters = useAddress(deliveryAddress);
  const { params } = filters;
  const columns = useDeliveryColumns();
  const list = useQuery(deliveryListOptions(toDeliveryQuery(params, useTimeZone() ?? "UTC")));
  useLiveRefresh(LIVE);
  const refresh = () => client.invalidateQueries({ queryKey: webhookKeys.all });
  return (
    <>
      <PageHeader
        title={t("title")}
        description={t("description")}
        actions={mayReplay ? <ReplayUnreadButton onDone={refresh} /> : null}
      />
      <FeedTabs current="/webhooks" />
      <FeedNotice />
      <IssuerClockNotice />
      <FailedNotice />
      <div className="mb-3 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-sm">
        <span className="text-muted">{t("endpoint.label")}</span>
        <WebhookEndpointLine endpoint={endpoint} />
      </div>
      <DeliveryFilterBar filters={filters} />
      <DataTable
        caption={t("caption")}
        columns={columns}
        rows={list.isError ? [] : (list.data?.items ?? [])}
        rowKey={(delivery) => delivery.id}
        rowHref={(delivery) => deliveryAddress.href("/webhooks", { ...params, delivery: delivery.id })}
        rowScroll={false}
        currentKey={params.delivery ?? undefined}
        state={list.isPending ? "loading" : list.isPlaceholderData ? "refreshing" : "ready"}
        emptyState={
          <DeliveryListEmptyState
            error={list.error}
            retry={list.refetch}
            filters={filters}
            endpoint={endpoint}
          />
        }
        footer={<DeliveryPager page={list.data} pending={list.isPlaceholderData} onPage={filters.page} />}
        fill
      />
      {params.delivery ? <DeliveryPanel deliveryId={params.delivery} filters={filters} /> : null}
    </>
  );
}

function DeliveryPanel({ deliveryId, filters }: { deliveryId: string; filters: DeliveryFilters }) {
  const t = useTranslations("webhooks.detail");
  const words = useDeliveryLabels();
  const { data: delivery } = useQuery({ ...deliveryOptions(deliveryId), enabled: false });
  return (
    <SidePanel
      title={delivery ? words.event(delivery) : t("title")}
      onClose={() => filters.set({ delivery: null })}
    >
      <DeliveryView deliveryId={deliveryId} filters={filters} />
    </SidePanel>
  );
}

/** Says that the issuer's clock is wrong, and by how much. Nothing while it is within a minute of ours. */
function IssuerClockNotice() {
  const t = useTranslations("webhooks.feed.clock");
  const { data: feed } = useQuery(feedHealthOptions());
  const skew = feed?.issuerClockSkewSeconds ?? null;
  if (skew === null) return null;
  const minutes = Math.round(Math.abs(skew) / 60);
  return (
    <Callout
      tone="warning"
      role="status"
      title={skew < 0 ? t("behind", { minutes }) : t("ahead", { minutes })}
      className="mb-3"
    >
      {t("text")}
    </Callout>
  );
}

/** Leads to the deliveries whose last attempt failed, while there are some. */
function FailedNotice() {
  const t = useTranslations("webhooks.failed");
  const { data: feed } = useQuery(feedHealthOptions());
  if (!feed || feed.failed === 0) return null;
  return (
    <Callout
      tone="danger"
      role="status"
      title={t("title", { count: feed.failed })}
      className="mb-3"
      actions={
        <LinkButton size="sm" href="/webhooks?state=failed">
          {t("show")}
        </LinkButton>
      }
    >
      {t("text")}
    </Callout>
  );
}

function DeliveryPager(props: Omit<ListPagerProps, "words">) {
  return <ListPager {...props} words={useTranslations("webhooks.list")} />;
}
