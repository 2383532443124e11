"use client";

import { useTranslations } from "next-intl";
import { CopyId } from "@/components/ui/copy-id";
import type { WebhookEndpoint } from "@/lib/webhooks/schema";

/** Where the issuer is to send its webhooks, and what proves them. A secret path is never shown. */
export function WebhookEndpointLine({ endpoint }: { endpoint: WebhookEndpoint }) {
  const t = useTranslations("webhooks.endpoint");
  return (
    <div className="min-w-0 grow text-muted text-sm">
      {endpoint.url ? <CopyId value={endpoint.url} label={t("copy")} full /> : t("unset")}
      <div className="text-xs">{endpoint.proof === "signature" ? t("signature") : t("secretPath")}</div>
    </div>
  );
}
