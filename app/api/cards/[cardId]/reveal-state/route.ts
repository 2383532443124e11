import { answerGet } from "@/lib/auth/request";
import { getRevealState } from "@/lib/cards/get-reveal-state";

export function GET(
  _request: Request,
  { params }: { params: Promise<{ cardId: string }> },
): Promise<Response> {
  return answerGet("cards.reveal_state", async (viewer, context) =>
    getRevealState(viewer, context, { cardId: (await params).cardId }),
  );
}
