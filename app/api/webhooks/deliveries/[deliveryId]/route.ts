import { answerGet } from "@/lib/auth/request";
import { getDelivery } from "@/lib/webhooks/get-delivery";

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ deliveryId: string }> },
): Promise<Response> {
  const { deliveryId } = await params;
  return answerGet("webhooks.get", (viewer, context) => getDelivery(viewer, context, deliveryId));
}
