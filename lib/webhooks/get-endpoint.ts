import "server-only";
import { assertPermission } from "@/lib/auth/permissions";
import type { RequestContext } from "@/lib/auth/request";
import type { Viewer } from "@/lib/auth/sessions";
import { env } from "@/lib/core/env";
import type { WebhookEndpoint } from "@/lib/webhooks/schema";

/** The address to register with the issuer. A secret path is named by its variable, never shown. @throws AppError FORBIDDEN */
export async function getWebhookEndpoint(viewer: Viewer, _context: RequestContext): Promise<WebhookEndpoint> {
  assertPermission(viewer, "webhooks.read");
  const { authUrl, webhooks } = env();
  const secret = webhooks.proof === "secret-path" ? "/<ISSUING_WEBHOOK_PATH_SECRET>" : "";
  const url = webhooks.publicUrl
    ? `${webhooks.publicUrl}${secret}`
    : authUrl
      ? `${authUrl.replace(/\/+$/, "")}/api/webhooks/issuing${secret}`
      : null;
  return { url, proof: webhooks.proof };
}
