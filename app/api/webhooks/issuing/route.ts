import { routeWebhook } from "@/lib/webhooks/route-webhook";

/** The issuer's webhooks, proved by their signature. */
export function POST(request: Request): Promise<Response> {
  return routeWebhook(request);
}
