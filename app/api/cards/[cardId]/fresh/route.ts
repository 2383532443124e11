import { answerGet } from "@/lib/auth/request";
import { refreshCard } from "@/lib/sync/refresh-card";

/** The card after reading it from the issuer: a read for the browser, so no action, which would hold up a click on “Lock”. */
export function GET(
  request: Request,
  { params }: { params: Promise<{ cardId: string }> },
): Promise<Response> {
  const maxAge = new URL(request.url).searchParams.get("maxAge") ?? undefined;
  return answerGet("cards.refresh", async (viewer, context) =>
    refreshCard(viewer, context, { cardId: (await params).cardId, maxAge }),
  );
}
