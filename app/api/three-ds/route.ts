import { answerGet } from "@/lib/auth/request";
import { listChallenges } from "@/lib/three-ds/list-challenges";

export async function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return answerGet("three_ds.list", (viewer, context) => listChallenges(viewer, context, query));
}
