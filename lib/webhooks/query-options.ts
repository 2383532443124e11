import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { getJson, type ReadError } from "@/lib/core/get-json";
import type { DeliveryDetail, DeliveryPage, DeliveryQuery, FeedHealth } from "@/lib/webhooks/schema";

/** Query keys of the webhooks room. */
export const webhookKeys = {
  all: ["webhooks"] as const,
  list: (query: DeliveryQuery) => ["webhooks", "list", query] as const,
  delivery: (deliveryId: string) => ["webhooks", "delivery", deliveryId] as const,
  feed: ["webhooks", "feed"] as const,
};

export function deliveryListOptions(query: DeliveryQuery) {
  return queryOptions<DeliveryPage, ReadError, DeliveryPage, ReturnType<typeof webhookKeys.list>>({
    queryKey: webhookKeys.list(query),
    queryFn: ({ signal }) => getJson<DeliveryPage>("/api/webhooks", { ...query }, signal),
    placeholderData: keepPreviousData,
  });
}

export function deliveryOptions(deliveryId: string) {
  return queryOptions<DeliveryDetail, ReadError, DeliveryDetail, ReturnType<typeof webhookKeys.delivery>>({
    queryKey: webhookKeys.delivery(deliveryId),
    queryFn: ({ signal }) =>
      getJson<DeliveryDetail>(`/api/webhooks/deliveries/${encodeURIComponent(deliveryId)}`, {}, signal),
  });
}

export function feedHealthOptions() {
  return queryOptions<FeedHealth, ReadError, FeedHealth, typeof webhookKeys.feed>({
    queryKey: webhookKeys.feed,
    queryFn: ({ signal }) => getJson<FeedHealth>("/api/webhooks/feed", {}, signal),
    refetchInterval: 60_000,
  });
}
