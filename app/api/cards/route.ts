import { answerGet } from "@/lib/auth/request";
import { listCards } from "@/lib/cards/list-cards";

export function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("cards.list", (viewer, context) => listCards(viewer, context, query));
}
