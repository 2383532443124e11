import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { Metadata } from "next";
import { getTimeZone, getTranslations } from "next-intl/server";
import { DeniedState } from "@/components/ui/denied-state";
import { PageHeader } from "@/components/ui/page-header";
import { deliveryAddress, toDeliveryQuery } from "@/components/webhooks/delivery-params";
import { WebhooksScreen } from "@/components/webhooks/webhooks-screen";
import { pageContext } from "@/lib/auth/page-context";
import { holds, PERMISSIONS } from "@/lib/auth/permissions";
import { pageViewer } from "@/lib/auth/viewer";
import { getDelivery } from "@/lib/webhooks/get-delivery";
import { getWebhookEndpoint } from "@/lib/webhooks/get-endpoint";
import { getFeedHealth } from "@/lib/webhooks/get-feed-health";
import { listDeliveries } from "@/lib/webhooks/list-deliveries";
import { deliveryListOptions, deliveryOptions, feedHealthOptions } from "@/lib/webhooks/query-options";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("webhooks"))("title") };
}

interface WebhooksPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function WebhooksPage({ searchParams }: WebhooksPageProps) {
  const params = await deliveryAddress.load(searchParams);
  const viewer = await pageViewer(deliveryAddress.href("/webhooks", params));
  if (!holds(viewer, "webhooks.read")) return <Denied />;
  const context = await pageContext();
  const query = toDeliveryQuery(params, await getTimeZone());
  const client = new QueryClient();
  const { delivery: id } = params;
  const list = () => listDeliveries(viewer, context, query);
  const [endpoint] = await Promise.all([
    getWebhookEndpoint(viewer, context),
    client.prefetchQuery({ ...deliveryListOptions(query), queryFn: list }),
    client.prefetchQuery({ ...feedHealthOptions(), queryFn: () => getFeedHealth(viewer, context) }),
    id && client.prefetchQuery({ ...deliveryOptions(id), queryFn: () => getDelivery(viewer, context, id) }),
  ]);
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <WebhooksScreen endpoint={endpoint} mayReplay={holds(viewer, "webhooks.replay")} />
    </HydrationBoundary>
  );
}

async function Denied() {
  const [t, role] = await Promise.all([getTranslations("webhooks"), getTranslations("layout.roles")]);
  return (
    <>
      <PageHeader title={t("title")} />
      <DeniedState needs={PERMISSIONS["webhooks.read"].map((name) => role(name))} />
    </>
  );
}
