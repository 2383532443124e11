import { routeWebhook } from "@/lib/webhooks/route-webhook";

/** The webhooks of an issuer that does not sign them, proved by this path and the address they come from. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ secret: string }> },
): Promise<Response> {
  return routeWebhook(request, (await params).secret);
}
