import { answerGet } from "@/lib/auth/request";
import { listDeliveries } from "@/lib/webhooks/list-deliveries";

export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("webhooks.list", (viewer, context) => listDeliveries(viewer, context, query));
}
