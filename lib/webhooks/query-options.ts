import { listOptions, readOptions } from "@/lib/core/read-options";
import type { DeliveryDetail, DeliveryPage, DeliveryQuery, FeedHealth } from "@/lib/webhooks/schema";

/** Query keys of webhooks. */
export const webhookKeys = {
  all: ["webhooks"] as const,
  list: (query: DeliveryQuery) => ["webhooks", "list", query] as const,
  delivery: (deliveryId: string) => ["webhooks", "delivery", deliveryId] as const,
  feed: ["webhooks", "feed"] as const,
};

export function deliveryListOptions(query: DeliveryQuery) {
  return listOptions<DeliveryPage>(webhookKeys.list(query), "/api/webhooks", { ...query });
}

export function deliveryOptions(deliveryId: string) {
  return readOptions<DeliveryDetail>(
    webhookKeys.delivery(deliveryId),
    `/api/webhooks/deliveries/${encodeURIComponent(deliveryId)}`,
  );
}

export function feedHealthOptions() {
  return { ...readOptions<FeedHealth>(webhookKeys.feed, "/api/webhooks/feed"), refetchInterval: 60_000 };
}
