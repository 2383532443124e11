import { answerGet } from "@/lib/auth/request";
import { getCard } from "@/lib/cards/get-card";

export function GET(
  _request: Request,
  { params }: { params: Promise<{ cardId: string }> },
): Promise<Response> {
  return answerGet("cards.get", async (viewer, context) => getCard(viewer, context, (await params).cardId));
}
